package io.godwit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code curl} from a private nginx over TLS 1.3 with AES-256-GCM. */
final class HttpsDownload implements Rival {

    private final String url;
    private final Process server;

    /**
     * Starts nginx on loopback.
     *
     * @param folder keeps its key and is what it serves
     */
    HttpsDownload(Path folder) throws IOException, InterruptedException {
        Path home = Files.createDirectories(folder.resolve("nginx"));
        Path key = home.resolve("key.pem");
        Path certificate = home.resolve("certificate.pem");
        Commands.runSilently(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:3072",
                "-nodes",
                "-subj",
                "/CN=localhost",
                "-keyout",
                key.toString(),
                "-out",
                certificate.toString());
        int port = Commands.freePort();
        url = "https://127.0.0.1:" + port + "/";
        Path configuration = home.resolve("nginx.conf");
        Files.write(configuration, configuration(folder, home, port));
        server = Commands.start("nginx", "-p", home.toString(), "-c", configuration.toString());
        Commands.awaitPort(port);
    }

    static boolean possible() {
        return Commands.installed("nginx", "curl", "openssl");
    }

    private static List<String> configuration(Path folder, Path home, int port) {
        return List.of(
                "daemon off; user root; worker_processes 2; error_log stderr crit;",
                "pid " + home.resolve("pid") + ";",
                "events {}",
                "http {",
                "  access_log off; sendfile on; tcp_nopush on;",
                "  server {",
                "    listen 127.0.0.1:" + port + " ssl;",
                "    root " + folder + ";",
                "    ssl_protocols TLSv1.3;",
                "    ssl_certificate " + home.resolve("certificate.pem") + ";",
                "    ssl_certificate_key " + home.resolve("key.pem") + ";",
                "  }",
                "}");
    }

    @Override
    public String name() {
        return "curl from nginx, TLS 1.3";
    }

    @Override
    public double copy(Path file, Path copy) throws IOException, InterruptedException {
        return Commands.time(
                "curl",
                "--silent",
                "--show-error",
                "--fail",
                "--insecure",
                "--tls13-ciphers",
                "TLS_AES_256_GCM_SHA384",
                "--output",
                copy.toString(),
                url + file.getFileName());
    }

    @Override
    public void close() {
        server.destroy();
    }
}
