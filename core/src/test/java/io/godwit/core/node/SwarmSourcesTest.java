package io.godwit.core.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.discovery.FoundPeer;
import io.godwit.core.peer.PeerId;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A peer that is blocked is no source any more, also of a download that runs. */
class SwarmSourcesTest {
    private static final PeerId PEER = new PeerId(1, 0, 0, 0);

    private final FakeDiscovery discovery = new FakeDiscovery();
    private final FakeDialer dialer = new FakeDialer((channel, message) -> {});
    private final AtomicBoolean blocked = new AtomicBoolean();
    private final SwarmSources sources =
            new SwarmSources(
                    new DiscoveryGroup(List.of(discovery)),
                    dialer,
                    peer -> !blocked.get(),
                    id -> {});

    @BeforeEach
    void announcePeer() {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4_000);
        discovery.peers.add(new FoundPeer(PEER, "peer", List.of(address), 1));
    }

    @Test
    void reachesWhoIsWelcome() throws Exception {
        assertTrue(sources.connect(PEER).isOpen());
    }

    @Test
    void doesNotDialWhoIsBlocked() {
        blocked.set(true);
        assertThrows(ConnectException.class, () -> sources.connect(PEER));
        assertEquals(List.of(), dialer.dialled);
    }

    @Test
    @DisplayName("a connection with a peer that is blocked while it is dialled is ended")
    void endsAConnectionThatComesTooLate() {
        dialer.onDial = () -> blocked.set(true);
        assertThrows(ConnectException.class, () -> sources.connect(PEER));
        assertFalse(dialer.dialled.getFirst().isOpen());
    }
}
