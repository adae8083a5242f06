package io.godwit.discovery.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.godwit.discovery.server.http.Front;
import io.godwit.discovery.server.net.Network;
import io.godwit.discovery.server.net.ProxyHeader;
import io.godwit.discovery.server.net.TrustedProxies;
import io.godwit.discovery.server.tls.TestCertificate;
import io.godwit.discovery.server.tls.TlsFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real nginx with the configuration in packaging, in front of two real servers. */
class NginxTest {

    private static final Path NGINX = Path.of("/usr/sbin/nginx");
    private static final Path FILE = Path.of("..", "packaging", "server", "nginx.conf");

    @TempDir Path temporary;

    private static DiscoveryServer server() throws Exception {
        var proxies =
                new TrustedProxies(
                        List.of(Network.parse("127.0.0.1").orElseThrow()),
                        ProxyHeader.X_FORWARDED_FOR);
        return DiscoveryServer.start(
                DiscoveryServerConfig.defaults()
                        .at(InetAddress.getLoopbackAddress(), 0)
                        .with(Front.PLAIN.behind(proxies)));
    }

    @Test
    void servesHttpsAndTurnsToTheOtherWhenOneIsGone() throws Exception {
        assumeTrue(Files.isExecutable(NGINX), "nginx is not installed");
        TestCertificate certificate = TestCertificate.make("localhost");
        TlsFiles files = TestCertificate.files(temporary);
        certificate.writeTo(files);
        DiscoveryServer one = server();
        try (DiscoveryServer two = server()) {
            int port = freePort();
            Process nginx = start(port, one, two);
            try (HttpClient client = believing(certificate)) {
                URI url = URI.create("https://localhost:" + port);
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> status(client, url, "/health") == 200);
                assertEquals(200, status(client, url, "/v1/peers"));
                assertEquals(404, status(client, url, "/metrics"));
                one.close();
                for (int i = 0; i < 10; i++) {
                    assertEquals(200, status(client, url, "/v1/peers"));
                }
            } finally {
                nginx.destroy();
                assertTrue(nginx.waitFor(Duration.ofSeconds(30)));
            }
        } finally {
            one.close();
        }
    }

    private Process start(int port, DiscoveryServer one, DiscoveryServer two) throws IOException {
        Path config = temporary.resolve("nginx.conf");
        Files.writeString(
                config,
                Files.readString(FILE)
                        .replace("/tmp/", temporary + "/")
                        .replace("/etc/nginx/tls", temporary.toString())
                        .replace("listen 443 ssl", "listen 127.0.0.1:" + port + " ssl")
                        .replace("discovery-1:8000", "127.0.0.1:" + one.port())
                        .replace("discovery-2:8000", "127.0.0.1:" + two.port()));
        return new ProcessBuilder(
                        NGINX.toString(),
                        "-e",
                        "stderr",
                        "-p",
                        temporary.toString(),
                        "-c",
                        config.toString(),
                        "-g",
                        "daemon off;")
                .redirectErrorStream(true)
                .redirectOutput(temporary.resolve("nginx.log").toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static int status(HttpClient client, URI url, String path) throws Exception {
        try {
            return client.send(
                            HttpRequest.newBuilder(url.resolve(path))
                                    .timeout(Duration.ofSeconds(20))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException notThereYet) {
            return 0;
        }
    }

    private static HttpClient believing(TestCertificate certificate) throws Exception {
        return HttpClient.newBuilder()
                .sslContext(certificate.believer())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }
}
