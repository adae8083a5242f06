package io.godwit.core.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.godwit.core.event.EventSink;
import io.godwit.core.handshake.HandshakeException;
import io.godwit.core.handshake.InboundRecord;
import io.godwit.core.handshake.SecureChannel;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.PeerLimits;
import io.godwit.core.transport.Connection;
import io.godwit.core.transport.InMemoryConnections;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Peers that are through their handshake while everything ends. */
@Timeout(60)
class ClosingSessionsTest {

    /** Less than closing waits for somebody who does not go. */
    private static final long PROMPT_SECONDS = 4;

    private static final CountDownLatch OPEN = new CountDownLatch(0);

    private final RecordingHandler handler = new RecordingHandler();
    private final Sessions sessions =
            new Sessions(SessionSettings.DEFAULT, handler, EventSink.NONE);

    @AfterEach
    void stop() {
        sessions.close();
    }

    @Test
    void whoComesLaterIsNotTakenIn() throws Exception {
        var reading = new CountDownLatch(1);
        accept(1, OPEN, reading);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> closing = threads.submit(sessions::close);
            await().until(() -> sessions.channels().isEmpty());
            var refusal = assertThrows(HandshakeException.class, () -> accept(2, OPEN, OPEN));
            assertEquals(AlertCode.BUSY, refusal.code());
            reading.countDown();
            closing.get(PROMPT_SECONDS, TimeUnit.SECONDS);
        }
        assertEquals(0, sessions.guests());
        await().until(() -> handler.closed().size() == 1);
    }

    @Test
    @DisplayName("who has a place and no connection yet when closing begins is let go at once")
    void whoComesInTheMiddleIsLetGo() throws Exception {
        var starting = new CountDownLatch(1);
        AddressKey anybody =
                AddressKey.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 4_000));
        int room = sessions.room();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<SecureChannel> coming = threads.submit(() -> accept(1, starting, OPEN));
            await().until(() -> sessions.room() == room - 1);
            Future<?> closing = threads.submit(sessions::close);
            await().until(() -> !sessions.welcomes(anybody));
            starting.countDown();
            closing.get(PROMPT_SECONDS, TimeUnit.SECONDS);
            coming.get();
        }
        assertEquals(List.of(), sessions.channels());
        assertEquals(0, sessions.guests());
        await().until(() -> handler.closed().size() == 1);
    }

    @Test
    void whoSaysThatThereIsNoRoomBreaksNoProtocol() throws Exception {
        WatchedConnection wire = sessions.watch(InMemoryConnections.pair(128).right());
        var full =
                new PlainChannel(wire, PlainOpener.peer(1), new byte[16], 0, PeerLimits.DEFAULT) {
                    @Override
                    public InboundRecord read() throws IOException {
                        throw new HandshakeException(AlertCode.BUSY, "for this test");
                    }
                };
        sessions.accepted(full, wire);
        await().until(() -> handler.closed().size() == 1);
        var channel = (SessionChannel) handler.opened().getFirst();
        assertEquals(Optional.of(DisconnectCause.CLOSED), channel.ending());
        assertInstanceOf(
                HandshakeException.class, handler.closed().getFirst().cause().orElseThrow());
    }

    private SecureChannel accept(long peer, CountDownLatch starting, CountDownLatch reading)
            throws HandshakeException {
        WatchedConnection wire = sessions.watch(InMemoryConnections.pair(128).right());
        var secure = new Held(wire, peer, starting, reading);
        sessions.accepted(secure, wire);
        return secure;
    }

    /** Is held up before it carries messages, or before it is read from. */
    private static final class Held extends PlainChannel {

        private final CountDownLatch starting;
        private final CountDownLatch reading;

        Held(Connection wire, long peer, CountDownLatch starting, CountDownLatch reading) {
            super(
                    wire,
                    PlainOpener.peer(peer),
                    ByteBuffer.allocate(16).putLong(peer).array(),
                    0,
                    PeerLimits.DEFAULT);
            this.starting = starting;
            this.reading = reading;
        }

        /** The first thing that is asked for once there is a place. */
        @Override
        public byte[] sessionId() {
            pass(starting);
            return super.sessionId();
        }

        @Override
        public InboundRecord read() throws IOException {
            pass(reading);
            return super.read();
        }

        private static void pass(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }
}
