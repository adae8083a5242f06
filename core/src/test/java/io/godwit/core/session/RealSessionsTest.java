package io.godwit.core.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.crypto.TestKeys;
import io.godwit.core.handshake.HandshakeException;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.Limits;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.transport.tcp.TcpTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Sessions over loopback sockets with the real handshake. */
class RealSessionsTest {

    private final RecordingHandler aliceSaw = new RecordingHandler();
    private final RecordingHandler bobSaw = new RecordingHandler();
    private TestPeer alice;
    private TestPeer bob;

    @BeforeEach
    void start() throws IOException {
        alice = TestPeer.of(TestKeys.alice(), new TcpTransport(), aliceSaw);
        bob = TestPeer.of(TestKeys.bob(), new TcpTransport(), bobSaw);
    }

    @AfterEach
    void stop() {
        alice.close();
        bob.close();
    }

    @Test
    void largeAndSmallMessagesArriveOnAllStreams() throws Exception {
        MessageChannel first = alice.dial(bob);
        int most = first.remoteLimits().recordData() - Limits.CHUNK_PREFIX;
        for (int index = 0; index < 4; index++) {
            MessageChannel channel = index == 0 ? first : alice.dialer().join(first);
            byte[] buffer = new byte[Limits.CHUNK_HEADROOM + most];
            channel.sendChunk(1, 0, buffer, Limits.CHUNK_HEADROOM, most);
            channel.flush();
            var chunk =
                    assertInstanceOf(
                            Message.Chunk.class, bobSaw.messages().poll(30, TimeUnit.SECONDS));
            assertEquals(most, chunk.payload().length());
            chunk.payload().release();
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> first.sendChunk(1, 0, new byte[2 * most], 9, most + 1));
    }

    @Test
    void bothEndsHearOfAnOrderlyEnd() throws Exception {
        alice.dial(bob).close();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> bobSaw.closed().size() == 1 && aliceSaw.closed().size() == 1);
        assertEquals(Optional.empty(), bobSaw.closed().getFirst().cause());
    }

    @Test
    void aMessageThatBreaksTheProtocolEndsTheConnectionAndSaysWhy() throws Exception {
        var secure =
                alice.handshake()
                        .initiate(
                                new TcpTransport()
                                        .connect(
                                                bob.listener().localAddress(),
                                                TestPeer.OPEN_DOOR.connectTimeout()),
                                bob.identity().id());
        secure.write(0x16, 1, new byte[100], 5, 3);
        secure.flush();
        var told = assertThrows(HandshakeException.class, secure::read);
        assertEquals(AlertCode.MALFORMED, told.code());
        await().atMost(Duration.ofMinutes(1)).until(() -> bobSaw.closed().size() == 1);
        assertEquals(0, bobSaw.messages().size());
    }

    @Test
    @DisplayName("HS-02 a peer that dials itself is told SELF")
    void dialingOneselfIsRefused() {
        var self = assertThrows(HandshakeException.class, () -> alice.dial(alice));
        assertEquals(AlertCode.SELF, self.code());
        assertEquals(List.of(), alice.sessions().channels());
    }

    @Test
    @DisplayName(
            "HS-03 swapped addresses: another peer is never taken for the one that was dialled")
    void anotherPeerAtTheAddressIsRefused() throws Exception {
        try (TestPeer carol =
                TestPeer.of(TestKeys.carol(), new TcpTransport(), new RecordingHandler())) {
            assertThrows(
                    IOException.class,
                    () ->
                            alice.dialer()
                                    .dial(
                                            bob.identity().id(),
                                            List.of(carol.listener().localAddress())));
            MessageChannel channel =
                    alice.dialer()
                            .dial(
                                    bob.identity().id(),
                                    List.of(
                                            carol.listener().localAddress(),
                                            unused(),
                                            bob.listener().localAddress()));
            assertEquals(bob.identity().id(), channel.remote());
        }
        assertTrue(bobSaw.closed().isEmpty());
    }

    private static InetSocketAddress unused() throws IOException {
        try (var listener =
                new TcpTransport()
                        .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            return listener.localAddress();
        }
    }

    @Test
    void streamsThatJoinWhileTheSessionIsYoungAreAllTakenIn() throws Exception {
        for (int round = 0; round < 5; round++) {
            MessageChannel first = alice.dial(bob);
            for (int index = 1; index < Limits.STREAMS; index++) {
                alice.dialer().join(first);
            }
            int streams = Limits.STREAMS * (round + 1);
            await().atMost(Duration.ofMinutes(1)).until(() -> bobSaw.opened().size() == streams);
            first.close();
            await().atMost(Duration.ofMinutes(1)).until(() -> bobSaw.closed().size() == streams);
        }
    }
}
