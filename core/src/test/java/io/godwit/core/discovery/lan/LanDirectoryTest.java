package io.godwit.core.discovery.lan;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.jmdns.ServiceInfo;
import org.junit.jupiter.api.Test;

/** Real multicast on loopback. Other programs may be heard there too, so only names of this test are looked for. */
class LanDirectoryTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final int PORT = 8_123;

    private final String instance = instance();

    private static String instance() {
        byte[] name = new byte[16];
        new SecureRandom().nextBytes(name);
        return HexFormat.of().formatHex(name);
    }

    private static LanClaim claim() throws Exception {
        NetworkInterface network = NetworkInterface.getByInetAddress(LOOPBACK);
        return new LanClaim(LOOPBACK, network.getInterfaceAddresses());
    }

    @Test
    void hearsWhatAnotherAnnouncesUntilItIsWithdrawn() throws Exception {
        var expected = new LanServer(instance, URI.create("http://127.0.0.1:" + PORT));
        try (LanDirectory one = LanDirectory.open(LOOPBACK);
                LanDirectory other = LanDirectory.open(LOOPBACK)) {
            one.announce(instance, PORT);
            await().atMost(Duration.ofMinutes(1)).until(() -> other.servers().contains(expected));
            assertFalse(one.servers().contains(expected), "nobody joins itself");
            one.withdraw(instance);
            await().atMost(Duration.ofMinutes(1)).until(() -> !other.servers().contains(expected));
        }
    }

    @Test
    void refusesANameThatIsNone() throws Exception {
        try (LanDirectory directory = LanDirectory.open(LOOPBACK)) {
            assertThrows(
                    IllegalArgumentException.class, () -> directory.announce("my laptop", PORT));
        }
    }

    @Test
    void believesOnlyWellFormedAnnouncements() throws Exception {
        assertTrue(claim().check(info(instance, PORT, "1")).isEmpty(), "no address");
        assertTrue(claim().check(info("printer", PORT, "1")).isEmpty());
        assertTrue(claim().check(info(instance.toUpperCase(Locale.ROOT), PORT, "1")).isEmpty());
        assertTrue(claim().check(info(instance, PORT, "2")).isEmpty());
    }

    private static ServiceInfo info(String name, int port, String version) {
        return ServiceInfo.create(LanClaim.TYPE, name, port, 0, 0, Map.of("v", version));
    }

    @Test
    void dialsOnlyTheNetworkThatTheAnnouncementCameFrom() throws Exception {
        assertTrue(claim().allows(new InetSocketAddress(LOOPBACK, PORT)));
        for (String elsewhere : List.of("192.0.2.1", "10.0.0.1", "169.254.169.254")) {
            var address = new InetSocketAddress(InetAddress.ofLiteral(elsewhere), PORT);
            assertFalse(claim().allows(address), elsewhere);
        }
        assertFalse(claim().allows(new InetSocketAddress(LOOPBACK, 22)), "a port of the system");
        assertFalse(claim().allows(new InetSocketAddress(LOOPBACK, 6_379)), "another service");
    }
}
