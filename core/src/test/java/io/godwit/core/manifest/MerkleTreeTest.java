package io.godwit.core.manifest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.crypto.BlockHasher;
import io.godwit.core.crypto.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    private static final long SEED = 20261121;

    private final BlockHasher hasher = BlockHasher.create();

    @Test
    void rootAndLayerOfRandomSizesAreWhatTheNaiveDefinitionGives() throws Exception {
        Random random = new Random(SEED);
        for (int round = 0; round < 150; round++) {
            int size = 1 + random.nextInt(20 * ChunkLayout.BLOCK_SIZE);
            byte[] data = new byte[size];
            random.nextBytes(data);
            ChunkLayout layout = new ChunkLayout(size, ChunkLayout.MIN_SHIFT + random.nextInt(3));
            String what = "seed " + SEED + ", round " + round + ", " + layout;

            byte[] packed = layer(data, layout);

            ContentId expected = ContentId.of(NaiveMerkle.root(data));
            assertEquals(expected, MerkleTree.rootOfLayer(hasher, packed, layout), what);
            assertEquals(expected, ChunkLayer.verified(expected, layout, packed).root(), what);
            for (int chunk = 0; layout.chunkCount() > 1 && chunk < layout.chunkCount(); chunk++) {
                byte[] node =
                        NaiveMerkle.node(
                                data, chunk * layout.blocksPerChunk(), layout.blocksPerChunk());
                assertArrayEquals(node, Arrays.copyOfRange(packed, 32 * chunk, 32 * chunk + 32));
            }
        }
    }

    @Test
    void theHashOfAnOnlyChunkIsTheRootThatTheNaiveDefinitionGives() {
        byte[] data = new byte[33 * ChunkLayout.BLOCK_SIZE + 7];
        new Random(SEED).nextBytes(data);
        for (int blocks = 1; blocks <= 33; blocks++) {
            byte[] part = Arrays.copyOf(data, blocks * ChunkLayout.BLOCK_SIZE - 5);
            byte[] leaves = new byte[(blocks + 1) * Sha256.BYTES];
            hasher.hash(part, 0, part.length, leaves, 0);
            MerkleTree.chunkHash(hasher, leaves, blocks, ChunkLayout.forSize(part.length));
            assertArrayEquals(NaiveMerkle.root(part), Arrays.copyOf(leaves, Sha256.BYTES));
        }
    }

    @Test
    void anEmptyFileHasTheDigestOfNothing() {
        assertEquals(ContentId.of(Sha256.of()), MerkleTree.emptyRoot());
        assertEquals(
                MerkleTree.emptyRoot(),
                MerkleTree.rootOfLayer(hasher, new byte[0], ChunkLayout.forSize(0)));
    }

    @Test
    void aFileOfOneBlockHasItsOwnDigestAsRoot() {
        byte[] data = "one short block".getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(Sha256.of(data), layer(data, ChunkLayout.forSize(data.length)));
    }

    @Test
    void everyFlippedBitOfALayerIsRefused() {
        byte[] data = new byte[5 * 65_536 + 3];
        new Random(SEED).nextBytes(data);
        ChunkLayout layout = new ChunkLayout(data.length, ChunkLayout.MIN_SHIFT);
        ContentId root = ContentId.of(NaiveMerkle.root(data));
        byte[] packed = layer(data, layout);
        for (int bit = 0; bit < packed.length * 8; bit++) {
            byte[] damaged = packed.clone();
            damaged[bit / 8] ^= (byte) (1 << (bit % 8));
            var refused =
                    assertThrows(
                            ManifestException.class,
                            () -> ChunkLayer.verified(root, layout, damaged));
            assertEquals("layer", refused.field());
        }
    }

    @Test
    void aLayerOfAnotherLengthIsRefused() {
        ChunkLayout layout = new ChunkLayout(3 * 65_536, ChunkLayout.MIN_SHIFT);
        for (int length : new int[] {0, 32, 64, 95, 97, 128}) {
            var refused =
                    assertThrows(
                            ManifestException.class,
                            () ->
                                    ChunkLayer.verified(
                                            MerkleTree.emptyRoot(), layout, new byte[length]));
            assertEquals("layer", refused.field());
        }
    }

    static byte[] layer(byte[] data, ChunkLayout layout) {
        ChunkHasher chunks = new ChunkHasher(BlockHasher.create(), layout);
        byte[] packed = new byte[ChunkLayer.packedLength(layout)];
        for (int chunk = 0; chunk < layout.chunkCount(); chunk++) {
            chunks.hash(chunk, data, (int) layout.offsetOf(chunk), packed, chunk * Sha256.BYTES);
        }
        return packed;
    }
}
