package io.godwit.core.transfer.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.godwit.core.protocol.Limits;
import io.godwit.core.protocol.Message;
import io.godwit.core.transfer.TransferEvent;
import io.godwit.core.transfer.download.Download;
import io.godwit.core.transfer.download.DownloadSpec;
import io.godwit.core.transfer.download.Wanted;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sources that answer, always in time, and never come to an end. */
@Timeout(60)
class DrippingSourceTest {

    private static final int MIB = 1 << 20;
    private static final int ATTEMPTS = 4;

    private final TestNet net = new TestNet();
    private final Content content = Content.random("film", 5 * MIB + 3, 1);
    private final TestPeer leech = net.peer(0);
    private final TestNet.Opener opener = new TestNet.Opener();

    @AfterEach
    void close() {
        net.close();
    }

    @Test
    @DisplayName("DOS a manifest that comes bit by bit holds nobody up who has another source")
    void drippedManifest() throws Exception {
        arrivesInSpiteOf(
                new Script(content) {
                    @Override
                    void manifest(TestChannel channel, Message.GetManifest get) {
                        CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS)
                                .execute(() -> drip(channel, get.stream(), get.offset()));
                    }
                },
                new Wanted.Anything(content.root()),
                1);
    }

    @Test
    @DisplayName("DOS chunks that come byte by byte are fetched a second time from whoever is done")
    void drippedChunks() throws Exception {
        arrivesInSpiteOf(
                new Script(content) {
                    @Override
                    void get(TestChannel channel, Message.Get get) {
                        dripChunk(channel, get, 0);
                    }
                },
                new Wanted.File(content.root(), "film", content.bytes().length),
                2);
    }

    /** The last chunk has three bytes, so that one comes to an end. */
    private void dripChunk(TestChannel channel, Message.Get get, int offset) {
        byte[] chunk = content.chunk(get.chunk());
        if (offset == chunk.length) {
            return;
        }
        byte[] one = {chunk[offset]};
        try {
            channel.put(new Message.Chunk(get.stream(), offset, TestChannel.payload(one)));
            CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS)
                    .execute(() -> dripChunk(channel, get, offset + 1));
        } catch (IOException enough) {
            channel.close();
        }
    }

    private static void drip(TestChannel channel, int stream, long offset) {
        byte[] page = new byte[Limits.MIN_RECORD_DATA - 32];
        try {
            channel.put(new Message.Meta(stream, 1 << 26, offset, TestChannel.payload(page)));
        } catch (IOException enough) {
            channel.close();
        }
    }

    private void arrivesInSpiteOf(Script script, Wanted wanted, int streams) throws Exception {
        net.scripted(script);
        TestPeer honest = net.seeder(0, content);
        honest.reachable = false;
        DownloadSpec order =
                DownloadSpec.of(wanted, "film")
                        .withStreams(streams)
                        .withPatience(Duration.ofSeconds(30));
        Download download = leech.engine.download(order, net.sources(leech), opener);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !leech.events(TransferEvent.SourceConnected.class).isEmpty());
        // By then room has been made for it, in vain and, it must be, without end.
        await().atMost(Duration.ofSeconds(20)).until(() -> honest.refused.get() >= ATTEMPTS);
        honest.reachable = true;
        download.result().get(25, TimeUnit.SECONDS);
        assertArrayEquals(content.bytes(), opener.memory.contents(0));
    }
}
