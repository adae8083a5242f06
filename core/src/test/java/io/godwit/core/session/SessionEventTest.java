package io.godwit.core.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.event.Event;
import io.godwit.core.event.Severity;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.transport.Connection;
import io.godwit.core.transport.InMemoryTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionEventTest {

    private final InMemoryTransport network = new InMemoryTransport();
    private final FakeClock clock = new FakeClock();
    private final List<Event> aliceEvents = new CopyOnWriteArrayList<>();
    private final List<Event> bobEvents = new CopyOnWriteArrayList<>();
    private final Sessions alice =
            new Sessions(SessionSettings.DEFAULT, new RecordingHandler(), aliceEvents::add, clock);
    private final Sessions bob =
            new Sessions(SessionSettings.DEFAULT, new RecordingHandler(), bobEvents::add, clock);
    private final SessionDialer dialer =
            new SessionDialer(network, new PlainOpener(PlainOpener.peer(1)), alice);
    private SessionListener listener;

    @BeforeEach
    void listen() throws IOException {
        listener =
                SessionListener.start(
                        network,
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        new PlainOpener(PlainOpener.peer(2)),
                        bob);
    }

    @AfterEach
    void stop() {
        listener.close();
        alice.close();
        bob.close();
    }

    private MessageChannel dial() throws IOException {
        return dialer.dial(PlainOpener.peer(2), List.of(listener.localAddress()));
    }

    @Test
    void bothSidesTellOfASessionAndItsEnd() throws Exception {
        dial().close();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> aliceEvents.size() == 2 && bobEvents.size() == 2);
        assertEquals(
                List.of(
                        new SessionEvent.Connected(PlainOpener.peer(2), 0, true),
                        new SessionEvent.Disconnected(
                                PlainOpener.peer(2), 0, DisconnectCause.LOCAL)),
                aliceEvents);
        assertEquals(
                List.of(
                        new SessionEvent.Connected(PlainOpener.peer(1), 0, false),
                        new SessionEvent.Disconnected(
                                PlainOpener.peer(1), 0, DisconnectCause.CLOSED)),
                bobEvents);
    }

    @Test
    void aSilentPeerIsToldAsDead() throws Exception {
        Connection wire = network.connect(listener.localAddress(), Duration.ofSeconds(1));
        new PlainOpener(PlainOpener.peer(1)).initiate(wire, PlainOpener.peer(2));
        await().atMost(Duration.ofMinutes(1)).until(() -> bobEvents.size() == 1);
        clock.advance(Duration.ofSeconds(46));
        bob.check();
        await().atMost(Duration.ofMinutes(1)).until(() -> bobEvents.size() == 2);
        var end = new SessionEvent.Disconnected(PlainOpener.peer(1), 0, DisconnectCause.DEAD);
        assertEquals(end, bobEvents.getLast());
        assertEquals(Severity.WARNING, end.severity());
    }

    @Test
    void aStreamThatBreaksOffIsToldAsTruncated() throws Exception {
        Connection wire = network.connect(listener.localAddress(), Duration.ofSeconds(1));
        new PlainOpener(PlainOpener.peer(1)).initiate(wire, PlainOpener.peer(2));
        await().atMost(Duration.ofMinutes(1)).until(() -> bobEvents.size() == 1);
        wire.close();
        await().atMost(Duration.ofMinutes(1)).until(() -> bobEvents.size() == 2);
        assertEquals(
                new SessionEvent.Disconnected(PlainOpener.peer(1), 0, DisconnectCause.TRUNCATED),
                bobEvents.getLast());
    }

    @Test
    void aFailedDialSaysWhyAndNotWhere() {
        var nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
        assertThrows(IOException.class, () -> dialer.dial(PlainOpener.peer(2), List.of(nobody)));
        assertEquals(
                List.of(
                        new SessionEvent.DialFailed(
                                PlainOpener.peer(2), "loopback", DialFailure.UNREACHABLE)),
                aliceEvents);
        assertThrows(
                IOException.class,
                () -> dialer.dial(PlainOpener.peer(3), List.of(listener.localAddress())));
        var mismatch =
                new SessionEvent.DialFailed(
                        PlainOpener.peer(3), "loopback", DialFailure.OTHER_PEER);
        assertEquals(mismatch, aliceEvents.getLast());
        assertEquals(Severity.WARNING, mismatch.severity());
    }

    @Test
    void aFloodOfRefusalsIsNotAFloodOfEvents() throws Exception {
        for (int i = 0; i < 500; i++) {
            try (Connection stranger =
                    network.connect(listener.localAddress(), Duration.ofSeconds(1))) {
                stranger.write(ByteBuffer.wrap(new byte[] {9, 0, 0, 0}));
                stranger.read(ByteBuffer.allocate(1));
            }
        }
        assertTrue(bobEvents.size() <= 20, "events: " + bobEvents.size());
        assertEquals(new SessionEvent.Refused("loopback", AlertCode.MAGIC), bobEvents.getFirst());
    }
}
