package io.godwit.core.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.crypto.TestKeys;
import io.godwit.core.handshake.SecureChannel;
import io.godwit.core.protocol.Limits;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.protocol.MessageCodec;
import io.godwit.core.protocol.MessageHandler;
import io.godwit.core.protocol.PeerLimits;
import io.godwit.core.transport.Connection;
import io.godwit.core.transport.InMemoryConnections;
import io.godwit.core.transport.InMemoryTransport;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Peers that take nothing, ask for everything, or are gone without a word. */
@Timeout(60)
class BackpressureTest {

    private static final int WIRE = 64 * 1024;

    /** What both ends may hold between the wire and the window. */
    private static final int BUFFERS = 8 * 1024;

    /** Header, prefix, GET and tag. */
    private static final int GET_RECORD = 4 + 5 + 45 + 16;

    private final FakeClock clock = new FakeClock();
    private final InMemoryTransport network = new InMemoryTransport(WIRE);

    private TestPeer bob(MessageHandler handler) throws IOException {
        return new TestPeer(
                TestKeys.bob(),
                network,
                handler,
                TestPeer.OPEN_DOOR,
                Duration.ofSeconds(10),
                clock);
    }

    private SecureChannel rawSession(TestPeer alice, TestPeer bob) throws IOException {
        var wire = network.connect(bob.listener().localAddress(), Duration.ofSeconds(1));
        return alice.handshake().initiate(wire, bob.identity().id());
    }

    private static boolean isWaiting(Thread thread) {
        return thread.getState() == Thread.State.WAITING;
    }

    @Test
    @DisplayName("DOS-05 a receiver that never reads: two records are buffered, then it is dropped")
    void aReceiverThatNeverReadsIsDropped() throws Exception {
        var handler = new RecordingHandler();
        try (TestPeer alice = TestPeer.of(TestKeys.alice(), network, new RecordingHandler());
                TestPeer bob = bob(handler)) {
            rawSession(alice, bob);
            await().atMost(Duration.ofMinutes(1)).until(() -> !handler.opened().isEmpty());
            MessageChannel channel = handler.opened().getFirst();
            var sent = new AtomicInteger();
            var failure = new AtomicReference<IOException>();
            Thread sender =
                    Thread.ofVirtual().start(() -> failure.set(sendUntilItFails(channel, sent)));
            await().atMost(Duration.ofMinutes(1)).until(() -> isWaiting(sender));
            assertTrue(sent.get() <= 2, "records taken: " + sent.get());
            clock.advance(Duration.ofSeconds(46));
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> {
                        bob.sessions().check();
                        return handler.closed().size() == 1;
                    });
            sender.join();
            assertTrue(failure.get() != null);
            assertInstanceOf(
                    SocketTimeoutException.class,
                    handler.closed().getFirst().cause().orElseThrow());
        }
    }

    @Test
    @DisplayName("DOS-05 a record that comes byte by byte is no sign of life")
    void aRecordThatNeverEndsIsDropped() throws Exception {
        var handler = new RecordingHandler();
        try (TestPeer alice = TestPeer.of(TestKeys.alice(), network, new RecordingHandler());
                TestPeer bob = bob(handler)) {
            var wire = network.connect(bob.listener().localAddress(), Duration.ofSeconds(1));
            SecureChannel hostile = alice.handshake().initiate(wire, bob.identity().id());
            await().atMost(Duration.ofMinutes(1)).until(() -> !handler.opened().isEmpty());
            wire.write(ByteBuffer.wrap(new byte[] {0x17, 4, 0, 0}));
            clock.advance(Duration.ofSeconds(44));
            // More than the wire holds, so that some of it was read after the clock moved.
            wire.write(ByteBuffer.allocate(WIRE + BUFFERS));
            clock.advance(Duration.ofSeconds(2));
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> {
                        bob.sessions().check();
                        return handler.closed().size() == 1;
                    });
            assertInstanceOf(
                    SocketTimeoutException.class,
                    handler.closed().getFirst().cause().orElseThrow());
            hostile.close();
        }
    }

    private static IOException sendUntilItFails(MessageChannel channel, AtomicInteger sent) {
        int length = channel.remoteLimits().recordData() - Limits.CHUNK_PREFIX;
        byte[] buffer = new byte[Limits.CHUNK_HEADROOM + length];
        try {
            while (true) {
                channel.sendChunk(1, 0, buffer, Limits.CHUNK_HEADROOM, length);
                sent.incrementAndGet();
            }
        } catch (IOException gone) {
            return gone;
        }
    }

    @Test
    @DisplayName("DOS-06 a peer that asks for a million chunks at once waits for the window")
    void aFloodOfRequestsWaits() throws Exception {
        var window = new WindowHandler(Limits.REQUESTS);
        try (TestPeer alice = TestPeer.of(TestKeys.alice(), network, new RecordingHandler());
                TestPeer bob = bob(window)) {
            SecureChannel hostile = rawSession(alice, bob);
            var asked = new AtomicInteger();
            Thread asker = Thread.ofVirtual().start(() -> askForAMillion(hostile, asked));
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> window.taken() == Limits.REQUESTS && isWaiting(asker));
            // Besides the window and the wire, both ends hold a few KiB in their buffers.
            assertTrue(
                    asked.get() < Limits.REQUESTS + (WIRE + BUFFERS) / GET_RECORD,
                    "requests on their way: " + asked.get());
            hostile.close();
            window.open();
        }
    }

    private static void askForAMillion(SecureChannel channel, AtomicInteger asked) {
        var get = new Message.Get(1, new ContentId(1, 2, 3, 4), 20, 0, 0, 1 << 20);
        byte[] buffer = new byte[5 + MessageCodec.maxLength(get)];
        try {
            for (int i = 0; i < 1_000_000; i++) {
                int length = MessageCodec.encode(get, buffer, 5);
                channel.write(0x16, 1 + i, buffer, 5, length);
                channel.flush();
                asked.incrementAndGet();
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    /** Takes a number of messages and then makes the reader wait, as a full queue does. */
    private static final class WindowHandler implements MessageHandler {

        private final Semaphore room;
        private final AtomicInteger taken = new AtomicInteger();

        WindowHandler(int room) {
            this.room = new Semaphore(room);
        }

        int taken() {
            return taken.get();
        }

        void open() {
            room.release(2_000_000);
        }

        @Override
        public void onOpen(MessageChannel channel) {}

        @Override
        public void onMessage(MessageChannel channel, Message message) {
            room.acquireUninterruptibly();
            taken.incrementAndGet();
        }

        @Override
        public void onClosed(MessageChannel channel, Optional<IOException> cause) {}
    }

    @Test
    @DisplayName("DOS-07 10,000 sessions whose peers are gone are asked, then reaped")
    void staleSessionsAreReaped() throws Exception {
        var handler = new RecordingHandler();
        var asked = new CountDownLatch(10_000);
        try (var sessions = new Sessions(TestPeer.OPEN_DOOR, handler, event -> {}, clock)) {
            for (int i = 0; i < 10_000; i++) {
                var wire = sessions.watch(InMemoryConnections.pair(128).right());
                sessions.accepted(new AskedChannel(wire, i, asked), wire);
            }
            clock.advance(Duration.ofSeconds(15));
            sessions.check();
            asked.await();
            assertEquals(10_000, sessions.channels().size());
            clock.advance(Duration.ofSeconds(31));
            sessions.check();
            await().atMost(Duration.ofMinutes(1)).until(() -> handler.closed().size() == 10_000);
            assertEquals(0, sessions.channels().size());
            assertEquals(TestPeer.OPEN_DOOR.connections(), sessions.room());
        }
    }

    /** Tells when a PING has left: one that is still being written when the clock moves would look like progress. */
    private static final class AskedChannel extends PlainChannel {

        private final CountDownLatch asked;

        AskedChannel(Connection wire, int peer, CountDownLatch asked) {
            super(
                    wire,
                    PlainOpener.peer(peer),
                    ByteBuffer.allocate(16).putInt(peer).array(),
                    0,
                    PeerLimits.DEFAULT);
            this.asked = asked;
        }

        @Override
        public void flush() {
            asked.countDown();
        }
    }

    @Test
    @DisplayName("a flood of PINGs never makes more than one answer wait")
    void aFloodOfPingsIsAnsweredOneByOne() throws Exception {
        var handler = new RecordingHandler();
        try (TestPeer alice = TestPeer.of(TestKeys.alice(), network, new RecordingHandler());
                TestPeer bob = bob(handler)) {
            SecureChannel hostile = rawSession(alice, bob);
            for (int i = 0; i < 20_000; i++) {
                hostile.write(0x03, i, new byte[5], 5, 0);
            }
            hostile.flush();
            hostile.write(0x18, 7, new byte[5], 5, 0);
            hostile.flush();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> handler.messages().contains(new Message.Cancel(7)));
            assertEquals(1, bob.sessions().channels().size());
        }
    }
}
