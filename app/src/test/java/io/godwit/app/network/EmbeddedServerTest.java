package io.godwit.app.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.discovery.server.ServerProbe;
import io.godwit.discovery.server.registry.RegistryLimits;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EmbeddedServerTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress ELSEWHERE = InetAddress.ofLiteral("203.0.113.9");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void usuallyServesThoseNearbyAlone() {
        assertTrue(LanSettings.USUAL.served().test(LOOPBACK));
        assertTrue(LanSettings.USUAL.served().test(InetAddress.ofLiteral("192.168.7.7")));
        assertTrue(LanSettings.USUAL.served().test(InetAddress.ofLiteral("fe80::7")));
        assertFalse(LanSettings.USUAL.served().test(ELSEWHERE));
    }

    @Test
    void servesAnyoneFromTheMomentThatIsChosen() {
        AtomicBoolean anyone = new AtomicBoolean();
        LanSettings settings = LanSettings.USUAL.serving(anyone::get);
        assertFalse(settings.served().test(ELSEWHERE));
        anyone.set(true);
        assertTrue(settings.served().test(ELSEWHERE));
        assertTrue(settings.served().test(LOOPBACK));
    }

    @Test
    @DisplayName("REG-06 what it may be filled with leaves most of a window's heap to the window")
    void leavesMostOfTheHeapToTheWindow() {
        for (long heap : new long[] {160L << 20, 768L << 20, 8L << 30}) {
            RegistryLimits limits = EmbeddedServer.limits(heap);
            long most = limits.bytes() + limits.peers() * (long) RegistryLimits.PEER_BYTES;
            assertTrue(most <= heap * 4 / 10, () -> most + " of " + heap);
        }
        assertEquals(200_000, EmbeddedServer.limits(768L << 20).entries());
    }

    @Test
    void cutsOffWhomItDoesNotServeBeforeAWordIsSaid() throws Exception {
        AtomicBoolean served = new AtomicBoolean();
        LanSettings settings =
                new LanSettings(
                        List::of,
                        LOOPBACK,
                        address -> served.get(),
                        0,
                        Duration.ZERO,
                        Duration.ZERO);
        try (EmbeddedServer server = EmbeddedServer.start(settings)) {
            try (Socket socket = new Socket(LOOPBACK, server.port())) {
                socket.setSoTimeout((int) PATIENCE.toMillis());
                assertEquals(-1, socket.getInputStream().read());
            }
            served.set(true);
            assertTrue(ServerProbe.answers(server.url(), PATIENCE));
        }
    }
}
