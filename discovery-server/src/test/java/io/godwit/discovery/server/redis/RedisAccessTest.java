package io.godwit.discovery.server.redis;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.godwit.discovery.server.registry.RegistryLimits;
import io.godwit.discovery.server.tls.TestCertificate;
import io.godwit.discovery.server.tls.TlsFiles;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Being let in by Redis, and letting nobody pass for it. */
class RedisAccessTest {

    @TempDir Path folder;

    private static RedisRegistry open(String url) {
        return RedisRegistry.open(
                RedisAddress.parse(url).orElseThrow(),
                RegistryLimits.DEFAULT,
                new Random(1),
                Runnable::run,
                new Waits(Duration.ofMillis(100), Duration.ofMillis(50)));
    }

    /** It is tried again and again, and never let in. */
    private static void awaitRefusals(RedisRegistry registry) {
        await().atMost(Duration.ofSeconds(30)).until(() -> registry.failures() >= 3);
        assertFalse(registry.condition().readable());
    }

    @Test
    void aPasswordIsSent() throws Exception {
        try (var redis = RedisProcess.start(folder, "--requirepass", "canary-1");
                var right = open("redis://:canary-1@127.0.0.1:" + redis.port());
                var wrong = open("redis://:canary-2@127.0.0.1:" + redis.port())) {
            await().atMost(Duration.ofSeconds(30)).until(() -> right.condition().sound());
            awaitRefusals(wrong);
        }
    }

    @Test
    void aCertificateThatNobodyTrustsIsNotBelieved() throws Exception {
        TlsFiles files = TestCertificate.files(folder);
        TestCertificate certificate = TestCertificate.make("localhost");
        certificate.writeTo(files);
        int port = RedisProcess.freePort();
        try (var redis =
                        RedisProcess.start(
                                folder,
                                "--tls-port",
                                Integer.toString(port),
                                "--tls-cert-file",
                                files.certificate().toString(),
                                "--tls-key-file",
                                files.key().toString(),
                                "--tls-auth-clients",
                                "no",
                                "--tls-ca-cert-file",
                                files.certificate().toString());
                var registry = open("rediss://localhost:" + port)) {
            assertEquals("+PONG", redis.command("PING"));
            // Who trusts it gets on, so that it is only the certificate that stands in the way.
            assertEquals('+', pingOverTls(port, certificate));
            awaitRefusals(registry);
        }
    }

    private static int pingOverTls(int port, TestCertificate certificate) throws Exception {
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("here", certificate.certificate());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        try (Socket socket = context.getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read();
        }
    }

    @Test
    void addressesAreReadStrictly() {
        assertEquals(
                "redis://host:6379", RedisAddress.parse("redis://host").orElseThrow().toString());
        assertEquals(
                "rediss://***@[::1]:7/3",
                RedisAddress.parse("rediss://user:canary@[::1]:7/3").orElseThrow().toString());
        for (String wrong :
                new String[] {
                    "",
                    "host",
                    "host:6379",
                    "http://host",
                    "redis://",
                    "redis://host/db",
                    "redis://host:70000",
                    "redis://host:0",
                    "redis://user@host",
                    "redis://a b",
                    "redis://host?x=1",
                    "redis://host#x",
                    "redis:host"
                }) {
            assertEquals(Optional.empty(), RedisAddress.parse(wrong), wrong);
        }
    }
}
