package io.godwit.trust.instances;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** nginx before the instances, turning to the next one when one does not answer, as packaging/server/nginx.conf does. */
final class Balancer implements AutoCloseable {

    static final Path PROGRAM = Path.of("/usr/sbin/nginx");

    private static final String FORM =
            """
            daemon off;
            worker_processes 1;
            pid %1$s/nginx.pid;
            events { worker_connections 1024; }
            http {
                access_log off;
                proxy_temp_path %1$s/proxy;
                client_body_temp_path %1$s/body;
                fastcgi_temp_path %1$s/fastcgi;
                uwsgi_temp_path %1$s/uwsgi;
                scgi_temp_path %1$s/scgi;
                upstream discovery {
            %2$s
                    keepalive 32;
                }
                server {
                    listen 127.0.0.1:%3$d;
                    location / {
                        proxy_pass http://discovery;
                        proxy_http_version 1.1;
                        proxy_set_header Connection "";
                        proxy_connect_timeout 1s;
                        proxy_read_timeout 10s;
                        proxy_next_upstream error timeout non_idempotent;
                        proxy_next_upstream_tries 3;
                        proxy_set_header X-Forwarded-For $remote_addr;
                    }
                }
            }
            """;

    private final int port;
    private final Process process;

    Balancer(Path folder, List<Integer> ports) throws IOException {
        port = Ports.free();
        Files.createDirectories(folder);
        String servers =
                ports.stream()
                        .map(each ->
                                "        server 127.0.0.1:"
                                        + each
                                        + " max_fails=1 fail_timeout=2s;")
                        .collect(Collectors.joining("\n"));
        Path file =
                Files.writeString(
                        folder.resolve("nginx.conf"), FORM.formatted(folder, servers, port));
        process =
                new ProcessBuilder(
                                PROGRAM.toString(),
                                "-e",
                                "stderr",
                                "-p",
                                folder.toString(),
                                "-c",
                                file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("nginx.log").toFile())
                        .start();
        Ports.await("nginx", () -> Answers.status(url().resolve("/health")) == 200);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
