package io.godwit.core.manifest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChunkVerifierTest {

    private static final long SEED = 20261121;

    private final ChunkVerifier verifier = new ChunkVerifier();

    @Test
    void aChunkIsVerifiedAloneWhereverItStandsInTheBuffer() {
        byte[] data = data(3 * 65_536 + 100);
        ChunkLayout layout = new ChunkLayout(data.length, ChunkLayout.MIN_SHIFT);
        ChunkLayer layer = ChunkLayer.computed(layout, MerkleTreeTest.layer(data, layout));
        byte[] shifted = new byte[data.length + 9];
        System.arraycopy(data, 0, shifted, 9, data.length);
        for (int chunk = 3; chunk >= 0; chunk--) {
            assertTrue(verifier.matches(layer, chunk, shifted, 9 + (int) layout.offsetOf(chunk)));
        }
        assertFalse(verifier.matches(layer, 0, data, 65_536));
    }

    @Test
    void everyFlippedByteIsSeen() {
        byte[] data = data(65_536 + 40_000);
        ChunkLayout layout = new ChunkLayout(data.length, ChunkLayout.MIN_SHIFT);
        ChunkLayer layer = ChunkLayer.computed(layout, MerkleTreeTest.layer(data, layout));
        Random random = new Random(SEED);
        for (int round = 0; round < 500; round++) {
            int at = random.nextInt(data.length);
            data[at] ^= (byte) (1 << random.nextInt(8));
            int chunk = at / 65_536;
            assertFalse(
                    verifier.matches(layer, chunk, data, chunk * 65_536),
                    "seed " + SEED + ", round " + round);
            data = data(data.length);
        }
    }

    @Test
    void oneVerifierServesFilesOfDifferentLayouts() {
        for (int size : new int[] {1, 70_000, 16_384, 200_000, 65_536}) {
            byte[] data = data(size);
            ChunkLayout layout = new ChunkLayout(size, ChunkLayout.MIN_SHIFT);
            ChunkLayer layer = ChunkLayer.computed(layout, MerkleTreeTest.layer(data, layout));
            assertTrue(verifier.matches(layer, 0, data, 0));
        }
    }

    @Test
    @DisplayName("SZ chunk indexes -1, last + 1 and 2^31 - 1 are out of range")
    void chunksOutsideTheFileAreOutOfRange() {
        byte[] data = data(100);
        ChunkLayout layout = ChunkLayout.forSize(100);
        ChunkLayer layer = ChunkLayer.computed(layout, MerkleTreeTest.layer(data, layout));
        for (int chunk : new int[] {-1, 1, Integer.MAX_VALUE}) {
            assertThrows(
                    IndexOutOfBoundsException.class, () -> verifier.matches(layer, chunk, data, 0));
        }
    }

    @Test
    void aLayerIsReadInPages() throws Exception {
        byte[] data = data(5 * 65_536);
        ChunkLayout layout = new ChunkLayout(data.length, ChunkLayout.MIN_SHIFT);
        byte[] packed = MerkleTreeTest.layer(data, layout);
        ChunkLayer layer = ChunkLayer.computed(layout, packed);
        byte[] page = new byte[70];
        layer.copyTo(32, page, 6, 64);
        assertArrayEquals(Arrays.copyOfRange(packed, 32, 96), Arrays.copyOfRange(page, 6, 70));
        assertArrayEquals(packed, layer.packed());
        assertEquals(160, layer.packedLength());
        packed[0]++;
        assertFalse(Arrays.equals(packed, layer.packed()));
    }

    @Test
    @DisplayName("SZ a file too large for any layer is refused before anything is allocated")
    void filesTooLargeForALayerAreRefused() {
        ContentId root = MerkleTree.emptyRoot();
        ChunkLayout layout = ChunkLayout.forSize(Long.MAX_VALUE);
        var refused =
                assertThrows(
                        ManifestException.class,
                        () -> ChunkLayer.verified(root, layout, new byte[32]));
        assertEquals("size", refused.field());
    }

    @Test
    void anEmptyFileHasOneRootOnly() throws Exception {
        ChunkLayout layout = ChunkLayout.forSize(0);
        assertEquals(0, ChunkLayer.implicit(MerkleTree.emptyRoot(), layout).packedLength());
        ContentId other = new ContentId(1, 2, 3, 4);
        assertThrows(ManifestException.class, () -> ChunkLayer.implicit(other, layout));
        assertThrows(
                ManifestException.class, () -> ChunkLayer.verified(other, layout, new byte[0]));
    }

    private static byte[] data(int size) {
        byte[] data = new byte[size];
        new Random(SEED).nextBytes(data);
        return data;
    }
}
