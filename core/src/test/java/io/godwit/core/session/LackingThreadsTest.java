package io.godwit.core.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.godwit.core.event.Event;
import io.godwit.core.handshake.SecureChannel;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.MessageKind;
import io.godwit.core.protocol.PeerLimits;
import io.godwit.core.transport.Connection;
import io.godwit.core.transport.InMemoryConnections;
import io.godwit.core.transport.InMemoryTransport;
import io.godwit.core.transport.Listener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads or memory that lack for a moment cost a connection, and no place. */
@Timeout(60)
class LackingThreadsTest {

    private final RecordingHandler handler = new RecordingHandler();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final ThreadFactory real = Thread.ofVirtual().factory();
    private volatile boolean lacking;
    private volatile boolean clockFails;
    private final Sessions sessions =
            new Sessions(
                    SessionSettings.DEFAULT,
                    handler,
                    events::add,
                    this::nanos,
                    work -> lacking ? noThread(work) : real.newThread(work));
    private final int room = sessions.room();
    private final InMemoryConnections network = InMemoryConnections.pair();
    private final WatchedConnection wire = sessions.watch(network.right());

    @AfterEach
    void stop() {
        lacking = false;
        clockFails = false;
        sessions.close();
    }

    private static Thread noThread(Runnable work) {
        throw new OutOfMemoryError("for this test, instead of " + work);
    }

    private long nanos() {
        if (clockFails) {
            throw new OutOfMemoryError("for this test");
        }
        return System.nanoTime();
    }

    /** A connection that runs out of memory in one of its calls. */
    private static class Failing extends PlainChannel {

        private int names;

        /** How often it can be asked for its session. */
        private final int named;

        Failing(Connection wire, int named) {
            super(wire, PlainOpener.peer(1), new byte[16], 0, PeerLimits.DEFAULT);
            this.named = named;
        }

        @Override
        public byte[] sessionId() {
            if (names++ >= named) {
                throw new OutOfMemoryError("for this test");
            }
            return super.sessionId();
        }
    }

    private PlainChannel channel() {
        return new PlainChannel(wire, PlainOpener.peer(1), new byte[16], 0, PeerLimits.DEFAULT);
    }

    /** What a thread of these connections lets out is what is tried here, and no failure of the test. */
    private static ConditionFactory waiting() {
        return await().dontCatchUncaughtExceptions().atMost(Duration.ofMinutes(1));
    }

    private void assertNobodyIsHere() {
        assertEquals(room, sessions.room());
        assertEquals(0, sessions.guests());
        assertEquals(List.of(), sessions.channels());
    }

    private void assertClosed() throws Exception {
        assertEquals(-1, network.left().read(ByteBuffer.allocate(1)));
    }

    @Test
    void anAcceptedConnectionWithoutAReaderEnds() throws Exception {
        lacking = true;
        assertThrows(OutOfMemoryError.class, () -> sessions.accepted(channel(), wire));
        assertNobodyIsHere();
        assertClosed();
        assertEquals(1, handler.closed().size());
        assertEquals(
                new SessionEvent.Disconnected(PlainOpener.peer(1), 0, DisconnectCause.BROKEN),
                events.getLast());
    }

    /** In the JDK one thread may find the work of another whose carrier could not be made. */
    @Test
    void aReaderThatRunsAlthoughItCouldNotBeStartedLeavesOnlyOnce() throws Exception {
        var started = new CopyOnWriteArrayList<Thread>();
        ThreadFactory lying =
                work ->
                        new Thread(work) {
                            @Override
                            public void start() {
                                started.add(this);
                                super.start();
                                throw new OutOfMemoryError("for this test");
                            }
                        };
        try (var misled =
                new Sessions(
                        SessionSettings.DEFAULT, handler, events::add, System::nanoTime, lying)) {
            WatchedConnection watched = misled.watch(network.right());
            var channel =
                    new PlainChannel(
                            watched, PlainOpener.peer(1), new byte[16], 0, PeerLimits.DEFAULT);
            assertThrows(OutOfMemoryError.class, () -> misled.accepted(channel, watched));
            for (Thread thread : started) {
                thread.join();
            }
            assertEquals(room, misled.room());
            assertEquals(1, handler.closed().size());
        }
    }

    @Test
    void aConnectionThatWasDialledAndCannotBeMadeIsClosed() throws Exception {
        var transport = new InMemoryTransport();
        ChannelOpener last =
                new ChannelOpener() {
                    @Override
                    public SecureChannel initiate(Connection connection, PeerId expected) {
                        clockFails = true;
                        return new PlainChannel(
                                connection, expected, new byte[16], 0, PeerLimits.DEFAULT);
                    }

                    @Override
                    public SecureChannel respond(Connection connection) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public SecureChannel join(
                            Connection connection, SecureChannel first, int index) {
                        throw new UnsupportedOperationException();
                    }
                };
        var dialer = new SessionDialer(transport, last, sessions);
        try (Listener there =
                transport.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            List<InetSocketAddress> addresses = List.of(there.localAddress());
            assertThrows(OutOfMemoryError.class, () -> dialer.dial(PlainOpener.peer(2), addresses));
            assertEquals(-1, there.accept().read(ByteBuffer.allocate(1)));
        }
        assertNobodyIsHere();
    }

    @Test
    void aDialledConnectionWithoutAReaderEnds() throws Exception {
        lacking = true;
        var session = new Session(true);
        assertThrows(OutOfMemoryError.class, () -> sessions.dialled(channel(), wire, session));
        assertNobodyIsHere();
        assertClosed();
    }

    @Test
    void aConnectionThatCannotBelongToItsSessionLeavesItsPlace() {
        var failing = new Failing(wire, 0);
        assertThrows(OutOfMemoryError.class, () -> sessions.accepted(failing, wire));
        assertNobodyIsHere();
    }

    @Test
    void aConnectionThatCannotBeMadeLeavesItsPlace() throws Exception {
        clockFails = true;
        assertThrows(OutOfMemoryError.class, () -> sessions.accepted(channel(), wire));
        assertNobodyIsHere();
        var session = new Session(true);
        assertThrows(OutOfMemoryError.class, () -> sessions.dialled(channel(), wire, session));
        assertNobodyIsHere();
    }

    @Test
    void aConnectionThatCannotBeForgottenInOrderLeavesItsPlace() throws Exception {
        sessions.accepted(new Failing(wire, 1), wire);
        network.left().close();
        waiting().until(() -> handler.closed().size() == 1);
        assertNobodyIsHere();
    }

    @Test
    void aConnectionForWhoseEndThereIsNoThreadEndsAllTheSame() throws Exception {
        sessions.accepted(channel(), wire);
        lacking = true;
        sessions.channels().getFirst().close();
        waiting().until(() -> handler.closed().size() == 1);
        assertNobodyIsHere();
    }

    @Test
    void aConnectionWhoseFarewellFailsEndsAllTheSame() throws Exception {
        var failing =
                new Failing(wire, 2) {
                    @Override
                    public void close() {
                        throw new OutOfMemoryError("for this test");
                    }
                };
        sessions.accepted(failing, wire);
        sessions.channels().getFirst().close();
        waiting().until(() -> handler.closed().size() == 1);
        assertNobodyIsHere();
    }

    @Test
    void aPingIsAnsweredAfterOneThatCouldNotBe() throws Exception {
        var answers = new AtomicInteger();
        var failing =
                new Failing(wire, 2) {
                    @Override
                    public void write(int kind, int stream, byte[] buffer, int offset, int length)
                            throws IOException {
                        if (answers.incrementAndGet() == 1) {
                            throw new OutOfMemoryError("for this test");
                        }
                        super.write(kind, stream, buffer, offset, length);
                    }
                };
        sessions.accepted(failing, wire);
        var other =
                new PlainChannel(
                        network.left(), PlainOpener.peer(2), new byte[16], 0, PeerLimits.DEFAULT);
        waiting()
                .until(() -> {
                    other.write(MessageKind.PING.wire(), 0, new byte[0], 0, 0);
                    return answers.get() > 1;
                });
    }

    @Test
    void aListenerWithoutAThreadLeavesItsAddress() throws Exception {
        var transport = new InMemoryTransport();
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4_000);
        var opener = new PlainOpener(PlainOpener.peer(2));
        lacking = true;
        assertThrows(
                OutOfMemoryError.class,
                () -> SessionListener.start(transport, address, opener, sessions));
        try (Listener next = transport.listen(address)) {
            assertFalse(next.localAddress().isUnresolved());
        }
    }
}
