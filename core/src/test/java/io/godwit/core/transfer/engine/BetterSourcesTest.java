package io.godwit.core.transfer.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.Bitfield;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.RejectCode;
import io.godwit.core.transfer.TransferEvent;
import io.godwit.core.transfer.download.Download;
import io.godwit.core.transfer.download.DownloadResult;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** More sources than are used at a time: which of them make room for others. */
@Timeout(90)
class BetterSourcesTest {

    private static final int MIB = 1 << 20;

    private final TestNet net = new TestNet();
    private final TestNet.Opener opener = new TestNet.Opener();

    @AfterEach
    void close() {
        net.close();
    }

    @Test
    void moreSourcesThanStreamsAreTriedUntilTheFastestAreUsed() throws Exception {
        Content content = Content.random("probe.bin", 4 * MIB, 8);
        for (int i = 0; i < 8; i++) {
            net.seeder(4L * MIB, content);
        }
        TestPeer leech = net.peer(0);
        Download download =
                leech.engine.download(
                        TestNet.order(content).withStreams(2), net.sources(leech), opener);
        finish(download);
        check(content);
    }

    @Test
    void laggardSoonMakesRoomForASourceThatWasNeverTried() throws Exception {
        Content content = Content.random("laggard.bin", 16 * MIB, 9);
        TestPeer first = net.seeder(3L * MIB, content);
        TestPeer laggard = net.seeder(60_000, content);
        TestPeer leech = net.peer(0);
        Download download =
                leech.engine.download(
                        TestNet.order(content).withStreams(2), net.sources(leech), opener);
        await().until(() -> first.chunkBytes.get() > 0 && laggard.chunkBytes.get() > 0);
        TestPeer untried = net.seeder(3L * MIB, content);
        finish(download);
        check(content);
        // Had the laggard kept its place for an ordinary trial, next to nothing would be left.
        assertTrue(
                untried.chunkBytes.get() > 2.5 * MIB, "untried source gave " + untried.chunkBytes);
    }

    @Test
    void sourceWithNothingMoreToGiveMakesRoomForTheOneThatMadeRoomForIt() throws Exception {
        Content content = Content.random("half.bin", 20 * MIB, 12);
        TestPeer whole = net.seeder(MIB, content);
        TestPeer leech = net.peer(0);
        Download download =
                leech.engine.download(
                        TestNet.order(content).withStreams(1), net.sources(leech), opener);
        await().until(() -> whole.chunkBytes.get() > 0);
        Bitfield last = new Bitfield(20);
        IntStream.range(10, 20).forEach(last::set);
        TestPeer half = net.scripted(new Part(content, last));
        DownloadResult result = finish(download);
        check(content);
        assertTrue(
                result.sources().stream().anyMatch(s -> s.peer().equals(half.id) && s.bytes() > 0),
                () -> result.sources().toString());
        long connected =
                leech.events(TransferEvent.SourceConnected.class).stream()
                        .filter(event -> event.peer().equals(whole.id))
                        .count();
        assertTrue(connected <= 2, "they took turns, " + connected + " times");
    }

    /** Has only some of the chunks. */
    private static final class Part extends Script {

        private final Bitfield chunks;

        Part(Content content, Bitfield chunks) {
            super(content);
            this.chunks = chunks;
        }

        @Override
        void have(TestChannel channel, Message.GetHave get) throws IOException {
            channel.put(new Message.Have(get.stream(), chunks));
        }

        @Override
        void get(TestChannel channel, Message.Get get) throws IOException {
            if (chunks.get(get.chunk())) {
                super.get(channel, get);
            } else {
                channel.put(new Message.Reject(get.stream(), RejectCode.NOT_YET));
            }
        }
    }

    private static DownloadResult finish(Download download) throws Exception {
        return download.result().get(60, TimeUnit.SECONDS);
    }

    private void check(Content content) {
        assertArrayEquals(content.bytes(), opener.memory.contents(0));
    }
}
