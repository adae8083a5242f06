package io.godwit.core.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.handshake.HandshakeException;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.PeerLimits;
import io.godwit.core.transport.Connection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many connections others may have here, from addresses that no machine has. */
@Timeout(60)
class GuestsTest {

    private final FakeClock clock = new FakeClock();
    private final List<Quiet> all = new ArrayList<>();
    private final Map<Quiet, AlertCode> said = new ConcurrentHashMap<>();
    private Sessions sessions = sessions(100, 100, 100);

    private void bound(int most, int ofPeer, int ofAddress) {
        sessions.close();
        sessions = sessions(most, ofPeer, ofAddress);
    }

    private Sessions sessions(int most, int ofPeer, int ofAddress) {
        var settings =
                new SessionSettings(
                        AdmissionSettings.DEFAULT,
                        most,
                        ofPeer,
                        ofAddress,
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(45),
                        Duration.ofSeconds(5),
                        Duration.ofMillis(250));
        return new Sessions(settings, new RecordingHandler(), event -> {}, clock);
    }

    /** A connection over which nothing comes. */
    private record Quiet(InetSocketAddress remoteAddress, CountDownLatch closed)
            implements Connection {

        @Override
        public int read(ByteBuffer target) {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return -1;
        }

        @Override
        public void write(ByteBuffer source) {
            source.position(source.limit());
        }

        @Override
        public void close() {
            closed.countDown();
        }

        boolean isOpen() {
            return closed.getCount() > 0;
        }
    }

    /** Keeps what the other end is told. */
    private final class Heard extends PlainChannel {

        private final Quiet connection;

        Heard(Quiet connection, WatchedConnection watched, int peer, byte[] session) {
            super(watched, PlainOpener.peer(peer), session, 0, PeerLimits.DEFAULT);
            this.connection = connection;
        }

        @Override
        public void close(AlertCode code) {
            said.put(connection, code);
            super.close(code);
        }
    }

    private Quiet accept(int peer, String address) throws HandshakeException {
        var from = new InetSocketAddress(InetAddress.ofLiteral(address), 40_000);
        var connection = new Quiet(from, new CountDownLatch(1));
        byte[] session = ByteBuffer.allocate(16).putInt(all.size()).array();
        all.add(connection);
        WatchedConnection watched = sessions.watch(connection);
        sessions.accepted(new Heard(connection, watched, peer, session), watched);
        clock.advance(Duration.ofMillis(10));
        return connection;
    }

    private void refused(int peer, String address) {
        var refusal = assertThrows(HandshakeException.class, () -> accept(peer, address));
        assertEquals(AlertCode.BUSY, refusal.code());
        assertEquals(AlertCode.BUSY, said.get(all.getLast()));
        assertFalse(all.getLast().isOpen());
    }

    @AfterEach
    void close() {
        sessions.close();
    }

    @Test
    @DisplayName("DOS-07 one peer and one address have a bounded part of the connections")
    void aPeerAndAnAddressAreBounded() throws Exception {
        bound(100, 3, 5);
        for (int i = 0; i < 3; i++) {
            accept(1, "192.0.2.1");
        }
        refused(1, "192.0.2.1");
        refused(1, "198.51.100.1");
        // Others behind the same address, as in a home, have room until that is full as well.
        accept(2, "192.0.2.1");
        accept(3, "192.0.2.1");
        refused(4, "192.0.2.1");
        accept(4, "192.0.2.2");
        accept(5, "2001:db8:1:2::1");
        int room = sessions.room();
        all.getFirst().close();
        // Its place is given back last.
        await().until(() -> sessions.room() == room + 1);
        assertEquals(6, sessions.channels().size());
        accept(1, "192.0.2.1");
        all.forEach(Quiet::close);
        await().until(() -> sessions.guests() == 0);
    }

    @Test
    @DisplayName("DOS-07 addresses of one IPv6 /64 are one")
    void aNetworkOfIpv6IsOneAddress() throws Exception {
        bound(100, 100, 2);
        accept(1, "2001:db8:1:2::1");
        accept(2, "2001:db8:1:2:ffff::2");
        refused(3, "2001:db8:1:2:abcd:1234::3");
        accept(3, "2001:db8:1:3::3");
    }

    @Test
    @DisplayName("DOS-07 when all is full, the idlest of the most crowded address gives way")
    void theMostCrowdedGivesWay() throws Exception {
        bound(5, 5, 5);
        Quiet alone = accept(1, "192.0.2.1");
        Quiet idlest = accept(2, "198.51.100.1");
        Quiet next = accept(3, "198.51.100.1");
        accept(4, "198.51.100.1");
        Quiet last = accept(5, "198.51.100.1");
        Quiet come = accept(6, "203.0.113.1");
        assertFalse(idlest.isOpen());
        assertTrue(come.isOpen());
        // A crowd does not renew itself at the cost of others, nor of those it has.
        accept(7, "203.0.113.2");
        assertFalse(next.isOpen());
        refused(8, "198.51.100.1");
        assertTrue(alone.isOpen());
        assertTrue(last.isOpen());
        assertEquals(5, sessions.channels().size());
        // Who is here once does not drive out who is here once.
        accept(9, "203.0.113.3");
        refused(10, "203.0.113.4");
        assertTrue(last.isOpen());
        assertEquals(0, sessions.room());
    }
}
