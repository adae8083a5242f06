package io.godwit.core.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalAddressesTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress ANY = InetAddress.ofLiteral("0.0.0.0");

    @Test
    void areTheBoundAddressWhenThereIsOne() {
        InetAddress bound = InetAddress.ofLiteral("192.0.2.7");
        assertEquals(
                List.of(new InetSocketAddress(bound, 4_000)),
                new LocalAddresses(bound, 4_000, () -> false).list());
    }

    /** Wherever this runs; in a container without a network there are none. */
    @Test
    void ofThisMachineAreThoseThatOthersMayReach() {
        assertTrue(
                LocalAddresses.ofThisMachine().stream()
                        .noneMatch(a -> a.isLoopbackAddress() || a.isLinkLocalAddress()));
    }

    @Test
    void tellOfLoopbackOnlyARendezvousOnThisMachine() {
        assertEquals(List.of(), new LocalAddresses(LOOPBACK, 4_000, () -> false).list());
        assertEquals(1, new LocalAddresses(LOOPBACK, 4_000, () -> true).list().size());
        assertTrue(
                new LocalAddresses(ANY, 4_000, () -> false)
                        .list().stream().noneMatch(a -> a.getAddress().isLoopbackAddress()));
        assertTrue(
                new LocalAddresses(ANY, 4_000, () -> true)
                        .list()
                        .contains(new InetSocketAddress(LOOPBACK, 4_000)));
    }
}
