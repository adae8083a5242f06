package io.godwit.core.transfer.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.protocol.MessageHandler;
import io.godwit.core.protocol.ProtocolException;
import io.godwit.core.protocol.RejectCode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Peers that ask for what they should not. */
@Timeout(30)
class HostileRequesterTest {

    private final TestNet net = new TestNet();
    private final Content content = Content.random("served.bin", 3 << 20, 1);
    private final TestPeer server = net.seeder(0, content);
    private final List<Message> answers = new CopyOnWriteArrayList<>();
    private final TestPeer asker = net.scripted(new Recorder());
    private final TestChannel channel = TestChannel.connect(asker, server, 0);

    @AfterEach
    void close() {
        net.close();
    }

    private final class Recorder implements MessageHandler {
        @Override
        public void onOpen(MessageChannel opened) {}

        @Override
        public void onMessage(MessageChannel from, Message message) {
            answers.add(message);
        }

        @Override
        public void onClosed(MessageChannel closed, Optional<IOException> cause) {}
    }

    private Message.Get get(int stream, int chunk, int offset, int length) {
        return new Message.Get(stream, content.root(), 20, chunk, offset, length);
    }

    private void isRejected(Message.Request request, RejectCode code) throws IOException {
        channel.put(request);
        await().atMost(Duration.ofMinutes(1)).until(() -> !answers.isEmpty());
        assertEquals(code, assertInstanceOf(Message.Reject.class, answers.getFirst()).code());
        assertEquals(0, server.chunkBytes.get());
    }

    @Test
    @DisplayName("SZ chunk index after the last is OUT_OF_RANGE")
    void chunkAfterTheLast() throws IOException {
        isRejected(get(1, 3, 0, 1), RejectCode.OUT_OF_RANGE);
    }

    @Test
    @DisplayName("SZ chunk index -1 is OUT_OF_RANGE")
    void negativeChunk() throws IOException {
        isRejected(get(1, -1, 0, 1), RejectCode.OUT_OF_RANGE);
    }

    @Test
    @DisplayName("SZ offset and length that overflow are OUT_OF_RANGE")
    void overflowingRange() throws IOException {
        isRejected(get(1, 0, Integer.MAX_VALUE, Integer.MAX_VALUE), RejectCode.OUT_OF_RANGE);
    }

    @Test
    void otherChunkSize() throws IOException {
        isRejected(new Message.Get(1, content.root(), 16, 0, 0, 1), RejectCode.OUT_OF_RANGE);
    }

    @Test
    void unknownRoot() throws IOException {
        isRejected(
                new Message.Get(1, new ContentId(1, 1, 1, 1), 20, 0, 0, 1), RejectCode.NOT_FOUND);
    }

    @Test
    void pageBeyondTheLayer() throws IOException {
        isRejected(
                new Message.GetLayer(1, content.root(), 20, 1L << 40, 32), RejectCode.OUT_OF_RANGE);
    }

    @Test
    void pageOfNegativeOffset() throws IOException {
        isRejected(new Message.GetLayer(1, content.root(), 20, -32, 32), RejectCode.OUT_OF_RANGE);
    }

    @Test
    @DisplayName(
            "DOS-06 requests beyond the limit are refused, and beyond twice that the peer is cut off")
    void tooManyRequests() {
        server.freeze();
        try {
            for (int stream = 1; stream <= 1_000_000; stream++) {
                channel.put(get(stream, 0, 0, 1));
            }
        } catch (IOException e) {
            // Cut off, as it should be.
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> server.channels.isEmpty());
        assertInstanceOf(ProtocolException.class, server.breaches.getFirst());
    }

    @Test
    void requestOnTheSessionsOwnStreamIsABreach() throws IOException {
        channel.put(get(0, 0, 0, 1));
        await().atMost(Duration.ofMinutes(1)).until(() -> !server.breaches.isEmpty());
    }

    @Test
    void cancelledRequestsAreNotServed() throws IOException {
        server.freeze();
        for (int stream = 1; stream <= 50; stream++) {
            channel.put(get(stream, 0, 0, 1 << 20));
        }
        for (int stream = 1; stream <= 50; stream++) {
            channel.put(new Message.Cancel(stream));
        }
        channel.put(new Message.ListShares(60, "", 10));
        await().atMost(Duration.ofMinutes(1)).until(channel::isDrained);
        server.thaw();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> answers.stream().anyMatch(Message.Listing.class::isInstance));
        assertTrue(server.chunkBytes.get() < 2 << 20);
    }

    @Test
    void idleConnectionsHaveNoThreadAndNoState() {
        for (int i = 0; i < 1000; i++) {
            TestChannel.connect(asker, server, 0);
        }
        assertEquals(0, server.engine.servedConnections());
    }
}
