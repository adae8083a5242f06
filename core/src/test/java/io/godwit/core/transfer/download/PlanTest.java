package io.godwit.core.transfer.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.manifest.ManifestEntry;
import io.godwit.core.manifest.ManifestEntry.FileEntry;
import io.godwit.core.manifest.MerkleTree;
import io.godwit.core.storage.MemoryChunkStore;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final int MIB = 1 << 20;

    private static Manifest manifest(long... sizes) throws Exception {
        List<ManifestEntry> entries = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            ContentId root = sizes[i] == 0 ? MerkleTree.emptyRoot() : new ContentId(i + 1, 0, 0, i);
            entries.add(new FileEntry(List.of(String.format("f%04d", i)), sizes[i], root, false));
        }
        return new Manifest(true, entries);
    }

    private static Plan plan(long... sizes) throws Exception {
        Manifest manifest = manifest(sizes);
        return new Plan(manifest, new MemoryChunkStore(manifest, Path.of("test")));
    }

    @Test
    void chunksAreNumberedThroughAndEmptyFilesHaveNone() throws Exception {
        Plan plan = plan(0, 3 * MIB + 1, 0, 0, 5, 2 * MIB, 0);
        assertEquals(7, plan.chunks());
        assertEquals(4, plan.filesDone());
        int[] files = {1, 1, 1, 1, 4, 5, 5};
        for (int number = 0; number < files.length; number++) {
            assertEquals(files[number], plan.fileOf(number), "chunk " + number);
        }
    }

    @Test
    void nothingToFetchIsComplete() throws Exception {
        assertTrue(plan(0, 0).isComplete());
        assertTrue(plan().isComplete());
    }

    @Test
    void storedChunksAreNotPlanned() throws Exception {
        Manifest manifest = manifest(4 * MIB, 2 * MIB);
        var store = new MemoryChunkStore(manifest, Path.of("test"));
        store.put(0, 1, ByteBuffer.allocate(MIB));
        store.put(1, 1, ByteBuffer.allocate(MIB));
        Plan plan = new Plan(manifest, store);
        assertEquals(0, plan.nextFree(0));
        assertEquals(2, plan.nextFree(1));
        assertEquals(3, plan.nextFree(3));
        assertEquals(4, plan.nextFree(4));
        assertEquals(plan.chunks(), plan.nextFree(5));
    }

    @Test
    void chunkGivenBackIsFreeAgainUnlessDone() throws Exception {
        Plan plan = plan(4 * MIB);
        plan.take(0);
        plan.take(1);
        assertEquals(2, plan.nextFree(0));
        plan.giveBack(0);
        assertEquals(0, plan.nextFree(0));
        assertTrue(plan.markDone(1, 0));
        assertFalse(plan.markDone(1, 0));
        plan.giveBack(1);
        plan.take(0);
        assertEquals(2, plan.nextFree(0));
    }

    @Test
    void lowestFreeChunkIsAlwaysFoundInAnyOrder() throws Exception {
        Plan plan = plan(64 * MIB);
        BitSet taken = new BitSet();
        long seed = 7;
        var random = new SplittableRandom(seed);
        for (int step = 0; step < 5_000; step++) {
            int number = random.nextInt(64);
            if (random.nextBoolean()) {
                plan.take(number);
                taken.set(number);
            } else {
                plan.giveBack(number);
                taken.clear(number);
            }
            int from = random.nextInt(64);
            assertEquals(Math.min(64, taken.nextClearBit(0)), plan.nextFree(0), "seed " + seed);
            assertEquals(Math.min(64, taken.nextClearBit(from)), plan.nextFree(from));
        }
    }

    @Test
    @DisplayName("SZ content of more chunks than can be numbered is not transferable")
    void tooLarge() throws Exception {
        assertFalse(Plan.isTransferable(manifest(Long.MAX_VALUE)));
        assertTrue(Plan.isTransferable(manifest(1L << 40, 1L << 40)));
    }

    @Test
    void filesAreFoundByRoot() throws Exception {
        Plan plan = plan(10, 20, 30);
        assertEquals(1, plan.find(new ContentId(2, 0, 0, 1)));
        assertEquals(-1, plan.find(new ContentId(2, 0, 0, 9)));
        assertEquals(-1, plan.find(new ContentId(-1, -1, -1, -1)));
    }
}
