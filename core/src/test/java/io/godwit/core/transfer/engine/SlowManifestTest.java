package io.godwit.core.transfer.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.event.EventSink;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.manifest.ManifestCodec;
import io.godwit.core.manifest.ManifestEntry;
import io.godwit.core.manifest.ManifestEntry.FileEntry;
import io.godwit.core.manifest.MerkleTree;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.Limits;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.protocol.Payload;
import io.godwit.core.transfer.Environment;
import io.godwit.core.transfer.RecordedLine;
import io.godwit.core.transfer.TransferSettings;
import io.godwit.core.transfer.download.Download;
import io.godwit.core.transfer.download.DownloadResult;
import io.godwit.core.transfer.download.DownloadSpec;
import io.godwit.core.transfer.download.Sources;
import io.godwit.core.transfer.download.Wanted;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A manifest that takes longer than a download is patient. The clock goes on only when the test says so. */
@Timeout(60)
class SlowManifestTest {

    private static final int FILES = 1_000;
    private static final int SHORTEST = Limits.MIN_RECORD_DATA - 32;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Not so long that the conductor would take it for a sleep. */
    private static final Duration A_PAGE = Duration.ofSeconds(9);

    /** Waits long for a page, in real time, and looks for sources all the time, which shows that the conductor looked. */
    private static final TransferSettings SETTINGS =
            TransferSettings.DEFAULT.withTimes(
                    Duration.ofSeconds(10), Duration.ofMillis(20), Duration.ofMillis(20));

    private final AtomicLong skew = new AtomicLong();
    private final AtomicInteger lookups = new AtomicInteger();
    private final RecordedLine line = new RecordedLine(7);
    private final BlockingQueue<Message.GetManifest> asked = new LinkedBlockingQueue<>();
    private final TransferEngine engine =
            new TransferEngine(
                    new TestCatalog(),
                    SwarmPolicy.NOBODY,
                    SETTINGS,
                    new Environment(
                            () -> System.nanoTime() + skew.get(),
                            () -> TestNet.SEED,
                            Thread.ofVirtual().factory()),
                    EventSink.NONE);

    @AfterEach
    void close() {
        engine.close();
    }

    private static byte[] manifest() throws Exception {
        List<ManifestEntry> entries = new ArrayList<>();
        for (int file = 0; file < FILES; file++) {
            String name = String.format("%04d", file) + "-long".repeat(40);
            entries.add(new FileEntry(List.of(name), 0, MerkleTree.emptyRoot(), false));
        }
        return ManifestCodec.encode(new Manifest(true, entries));
    }

    private final class Only implements Sources {
        @Override
        public List<PeerId> lookup(ContentId id) {
            lookups.incrementAndGet();
            return List.of(line.remote());
        }

        @Override
        public MessageChannel connect(PeerId peer) {
            return line;
        }

        @Override
        public MessageChannel join(MessageChannel first) throws IOException {
            throw new ConnectException("one is enough");
        }
    }

    /** Lets the time of a page pass, and the conductor see it: of two look-ups that begin, one begins after it. */
    private void timePasses(CompletableFuture<DownloadResult> result) {
        skew.addAndGet(A_PAGE.toNanos());
        int before = lookups.get();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> result.isDone() || lookups.get() >= before + 2);
    }

    private void answer(Message.GetManifest get, byte[] manifest) throws IOException {
        int from = (int) get.offset();
        int length = Math.min(Math.min(SHORTEST, get.length()), manifest.length - from);
        byte[] page = Arrays.copyOfRange(manifest, from, from + length);
        engine.onMessage(
                line, new Message.Meta(get.stream(), manifest.length, from, Payload.of(page)));
    }

    @Test
    void pagesThatComeAreProgress() throws Exception {
        byte[] manifest = manifest();
        line.answerWith(message -> {
            if (message instanceof Message.GetManifest get) {
                asked.add(get);
            }
        });
        DownloadSpec order =
                DownloadSpec.of(new Wanted.Folder(ManifestCodec.contentId(manifest)), "slow")
                        .withPatience(PATIENCE);
        Download download = engine.download(order, new Only(), new TestNet.Opener());
        CompletableFuture<DownloadResult> result = download.result();
        while (!result.isDone()) {
            Message.GetManifest get = asked.poll(10, TimeUnit.MILLISECONDS);
            if (get != null) {
                timePasses(result);
                answer(get, manifest);
            }
        }
        assertEquals(FILES, download.progress().filesDone());
        assertTrue(skew.get() > 2 * PATIENCE.toNanos(), "it took " + skew.get() + " ns");
    }
}
