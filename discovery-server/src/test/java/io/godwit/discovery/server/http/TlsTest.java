package io.godwit.discovery.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.crypto.X25519;
import io.godwit.discovery.server.DiscoveryServer;
import io.godwit.discovery.server.DiscoveryServerConfig;
import io.godwit.discovery.server.DiscoveryServerException;
import io.godwit.discovery.server.registry.MemoryRegistry;
import io.godwit.discovery.server.tls.CertificateWatch;
import io.godwit.discovery.server.tls.TestCertificate;
import io.godwit.discovery.server.tls.TlsFiles;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS over real sockets. */
class TlsTest {

    private static final InetSocketAddress HERE =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir Path folder;

    private final TestCertificate first = TestCertificate.make("first");
    private final TestCertificate second = TestCertificate.make("second");
    private TlsFiles files = new TlsFiles(Path.of(""), Path.of(""));
    private @Nullable HttpService started;

    @BeforeEach
    void serve() throws Exception {
        files = TestCertificate.files(folder);
        first.writeTo(files);
        var config = DiscoveryServerConfig.defaults();
        var random = new SecureRandom();
        var registry = new MemoryRegistry(config.registry(), config.clock(), random, Runnable::run);
        started =
                HttpService.start(
                        HERE,
                        Backing.of(registry),
                        new HttpService.Settings(
                                config.http(),
                                config.rates(),
                                config.clock(),
                                X25519.generate(random),
                                Front.PLAIN.secured(files),
                                CertificateWatch.open(files),
                                address -> true));
    }

    @AfterEach
    void stop() {
        service().close();
    }

    private HttpService service() {
        return Objects.requireNonNull(started);
    }

    @Test
    void aRenewedCertificateIsShownToNewConnectionsWhileOldOnesGoOn() throws Exception {
        try (SSLSocket open = connect()) {
            assertEquals(first.certificate(), shown(open));
            assertServes(open);
            second.writeTo(files);
            service().reloadCertificate();
            try (SSLSocket fresh = connect()) {
                assertEquals(second.certificate(), shown(fresh));
                assertServes(fresh);
            }
            assertServes(open);
            assertEquals(first.certificate(), shown(open));
        }
    }

    @Test
    void aPairThatDoesNotFitLeavesTheOldOneInUse() throws Exception {
        Files.writeString(files.key(), second.keyPem());
        service().reloadCertificate();
        try (SSLSocket fresh = connect()) {
            assertEquals(first.certificate(), shown(fresh));
            assertServes(fresh);
        }
    }

    @Test
    void aServerDoesNotStartWithAPairThatDoesNotFit() throws Exception {
        Files.writeString(files.key(), second.keyPem());
        var config =
                DiscoveryServerConfig.defaults()
                        .at(HERE.getAddress(), 0)
                        .with(Front.PLAIN.secured(files));
        var refused =
                assertThrows(
                        DiscoveryServerException.class,
                        () -> DiscoveryServer.start(config).close());
        assertEquals(DiscoveryServerException.Reason.CERTIFICATE, refused.reason());
        assertTrue(refused.getMessage().contains("not that of"), refused.getMessage());
    }

    @Test
    void aServerSaysThatItSpeaksHttps() throws Exception {
        var config =
                DiscoveryServerConfig.defaults()
                        .at(HERE.getAddress(), 0)
                        .with(Front.PLAIN.secured(files));
        try (var server = DiscoveryServer.start(config)) {
            assertEquals("https", server.url().getScheme());
        }
    }

    /** Believes either certificate, and nothing else. */
    private SSLSocket connect() throws Exception {
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("first", first.certificate());
        known.setCertificateEntry("second", second.certificate());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        var socket =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(HERE.getAddress(), service().port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static Certificate shown(SSLSocket socket) throws Exception {
        return socket.getSession().getPeerCertificates()[0];
    }

    private static void assertServes(SSLSocket socket) throws Exception {
        socket.getOutputStream()
                .write(
                        "GET /health HTTP/1.1\r\nHost: here\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
        String wanted = "{\"status\":\"ok\"}";
        var heard = new StringBuilder();
        while (heard.indexOf(wanted) < 0) {
            int next = socket.getInputStream().read();
            assertTrue(next >= 0, heard::toString);
            heard.append((char) next);
        }
        assertTrue(heard.toString().startsWith("HTTP/1.1 200"), heard::toString);
    }
}
