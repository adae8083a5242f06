package io.godwit.core.transfer.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.storage.MemoryChunkStore;
import io.godwit.core.storage.PageBuffers;
import io.godwit.core.storage.StorageException;
import io.godwit.core.transfer.TransferSettings;
import io.godwit.core.transfer.download.Download;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two downloads, and memory for one of them. */
@Timeout(60)
class ScarceMemoryTest {

    private static final int MIB = 1 << 20;
    private static final int MEMORY = PageBuffers.capacityFor(1 << ChunkLayout.MAX_SHIFT);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final TestNet net = new TestNet();
    private final CountDownLatch mayGoOn = new CountDownLatch(1);

    @AfterEach
    void close() {
        mayGoOn.countDown();
        net.close();
    }

    /** A disk that takes nothing until the test lets it. */
    private final class SlowDisk extends WrappedStore {

        SlowDisk(MemoryChunkStore inner) {
            super(inner);
        }

        @Override
        public void put(int file, int chunk, ByteBuffer data) throws StorageException {
            try {
                mayGoOn.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            super.put(file, chunk, data);
        }
    }

    private static TransferSettings scarce() {
        TransferSettings usual = TestPeer.SETTINGS;
        return new TransferSettings(
                0,
                0,
                usual.uploadSlots(),
                MEMORY,
                usual.stallAfter(),
                usual.lookupEvery(),
                usual.retryBase());
    }

    @Test
    void whoGetsNoMemoryWaitsForItLongerThanForASource() throws Exception {
        Content large = Content.random("large.bin", 24 * MIB, 1);
        Content small = Content.random("small.bin", 2 * MIB, 2);
        net.seeder(0, large, small);
        TestPeer leech = net.peer(0, scarce());
        Manifest manifest =
                Manifest.ofFile(large.name(), large.bytes().length, large.root(), false);
        var disk = new SlowDisk(new MemoryChunkStore(manifest, Path.of("test")));
        Download first =
                leech.engine.download(
                        TestNet.order(large), net.sources(leech), new TestNet.Opener(disk));
        int one = PageBuffers.capacityFor(MIB);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> leech.engine.bytesInFlight() > MEMORY - one);
        var opener = new TestNet.Opener();
        Download second =
                leech.engine.download(
                        TestNet.order(small).withPatience(PATIENCE), net.sources(leech), opener);
        await().atMost(Duration.ofSeconds(20))
                .during(PATIENCE.multipliedBy(2))
                .until(() -> !second.result().isDone());
        mayGoOn.countDown();
        first.result().get(20, TimeUnit.SECONDS);
        second.result().get(20, TimeUnit.SECONDS);
        assertArrayEquals(small.bytes(), opener.memory.contents(0));
    }
}
