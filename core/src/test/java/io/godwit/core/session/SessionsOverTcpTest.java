package io.godwit.core.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.handshake.HandshakeException;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.Limits;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.transport.tcp.TcpTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two peers on one machine, with a handshake that believes everybody. */
class SessionsOverTcpTest {

    private final RecordingHandler alice = new RecordingHandler();
    private final RecordingHandler bob = new RecordingHandler();
    private final Sessions aliceSessions =
            new Sessions(SessionSettings.DEFAULT, alice, event -> {});
    private final Sessions bobSessions = new Sessions(SessionSettings.DEFAULT, bob, event -> {});
    private final SessionDialer dialer =
            new SessionDialer(
                    new TcpTransport(), new PlainOpener(PlainOpener.peer(1)), aliceSessions);
    private SessionListener listener;

    @BeforeEach
    void listen() throws IOException {
        listener =
                SessionListener.start(
                        new TcpTransport(),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        new PlainOpener(PlainOpener.peer(2)),
                        bobSessions);
    }

    @AfterEach
    void stop() {
        listener.close();
        aliceSessions.close();
        bobSessions.close();
    }

    private MessageChannel dial() throws IOException {
        return dialer.dial(PlainOpener.peer(2), List.of(listener.localAddress()));
    }

    @Test
    void aHandlerThatFailsAtOpeningCostsNoRoom() throws Exception {
        var failing =
                new RecordingHandler() {
                    @Override
                    public void onOpen(MessageChannel channel) {
                        throw new IllegalStateException("for this test");
                    }
                };
        try (var sessions = new Sessions(SessionSettings.DEFAULT, failing, event -> {})) {
            var failingDialer =
                    new SessionDialer(
                            new TcpTransport(), new PlainOpener(PlainOpener.peer(3)), sessions);
            int room = sessions.room();
            assertThrows(
                    IllegalStateException.class,
                    () ->
                            failingDialer.dial(
                                    PlainOpener.peer(2), List.of(listener.localAddress())));
            await().until(() -> sessions.room() == room && sessions.channels().isEmpty());
            await().until(() -> !bob.closed().isEmpty());
        }
    }

    @Test
    void messagesArriveInOrder() throws Exception {
        MessageChannel channel = dial();
        assertEquals(PlainOpener.peer(2), channel.remote());
        for (int i = 1; i <= 100; i++) {
            channel.send(new Message.Cancel(i));
        }
        channel.flush();
        for (int i = 1; i <= 100; i++) {
            assertEquals(new Message.Cancel(i), bob.messages().poll(30, TimeUnit.SECONDS));
        }
        assertEquals(PlainOpener.peer(1), bob.opened().getFirst().remote());
    }

    @Test
    void chunkDataArrivesWhole() throws Exception {
        MessageChannel channel = dial();
        byte[] buffer = new byte[Limits.CHUNK_HEADROOM + 1_000];
        buffer[Limits.CHUNK_HEADROOM] = 42;
        channel.sendChunk(7, 65_536, buffer, Limits.CHUNK_HEADROOM, 1_000);
        channel.flush();
        var chunk =
                assertInstanceOf(Message.Chunk.class, bob.messages().poll(30, TimeUnit.SECONDS));
        assertEquals(7, chunk.stream());
        assertEquals(65_536, chunk.offset());
        assertEquals(1_000, chunk.payload().length());
        assertEquals(42, chunk.payload().array()[chunk.payload().offset()]);
    }

    @Test
    void anOrderlyEndIsToldToBothHandlersOnce() throws Exception {
        MessageChannel channel = dial();
        channel.close();
        channel.close();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> bob.closed().size() == 1 && alice.closed().size() == 1);
        assertEquals(Optional.empty(), bob.closed().getFirst().cause());
        assertInstanceOf(
                ClosedChannelException.class, alice.closed().getFirst().cause().orElseThrow());
        assertFalse(channel.isOpen());
        assertThrows(ClosedChannelException.class, () -> channel.send(new Message.Cancel(1)));
    }

    @Test
    void joinedStreamsDieWithTheSession() throws Exception {
        MessageChannel first = dial();
        for (int index = 1; index < Limits.STREAMS; index++) {
            assertEquals(index, dialer.join(first).index());
        }
        var full = assertThrows(HandshakeException.class, () -> dialer.join(first));
        assertEquals(AlertCode.BUSY, full.code());
        await().atMost(Duration.ofMinutes(1)).until(() -> bob.opened().size() == Limits.STREAMS);
        first.close();
        await().atMost(Duration.ofMinutes(1)).until(() -> bob.closed().size() == Limits.STREAMS);
        await().atMost(Duration.ofMinutes(1)).until(() -> alice.closed().size() == Limits.STREAMS);
        assertEquals(List.of(), aliceSessions.channels());
        assertEquals(List.of(), bobSessions.channels());
    }

    @Test
    void aStreamIndexIsNeverUsedTwice() throws Exception {
        MessageChannel first = dial();
        for (int index = 1; index < Limits.STREAMS; index++) {
            MessageChannel joined = dialer.join(first);
            assertEquals(index, joined.index());
            int closed = index;
            joined.close();
            await().atMost(Duration.ofMinutes(1)).until(() -> alice.closed().size() == closed);
        }
        var used = assertThrows(HandshakeException.class, () -> dialer.join(first));
        assertEquals(AlertCode.BUSY, used.code());
        assertTrue(first.isOpen());
    }

    @Test
    void aPeerOnlyJoinsWhatItDialled() throws Exception {
        MessageChannel first = dial();
        MessageChannel joined = dialer.join(first);
        assertThrows(IllegalArgumentException.class, () -> dialer.join(joined));
        await().atMost(Duration.ofMinutes(1)).until(() -> !bob.opened().isEmpty());
        var backwards =
                new SessionDialer(
                        new TcpTransport(), new PlainOpener(PlainOpener.peer(2)), bobSessions);
        assertThrows(IllegalArgumentException.class, () -> backwards.join(bob.opened().getFirst()));
    }

    @Test
    void closingAllSessionsEndsEachInOrder() throws Exception {
        dial();
        dial();
        await().atMost(Duration.ofMinutes(1)).until(() -> bob.opened().size() == 2);
        bobSessions.close();
        await().atMost(Duration.ofMinutes(1)).until(() -> alice.closed().size() == 2);
        alice.closed().forEach(closed -> assertEquals(Optional.empty(), closed.cause()));
        assertThrows(IOException.class, this::dial);
    }
}
