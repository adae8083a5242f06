package io.godwit.core.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.crypto.BlockHasher;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArrivingLeavesTest {

    private static final long SEED = 20261130;
    private static final int BLOCK = ChunkLayout.BLOCK_SIZE;
    private static final int CHUNK = 1 << ChunkLayout.MIN_SHIFT;

    private final Random random = new Random(SEED);
    private final BlockHasher hasher = new Patient(BlockHasher.create(), false);
    private final ChunkVerifier verifier = new ChunkVerifier();

    @Test
    void aChunkIsVerifiedHoweverItWasCutOnItsWay() {
        for (int round = 0; round < 300; round++) {
            byte[] data = data(1 + random.nextInt(3 * CHUNK));
            ChunkLayout layout = new ChunkLayout(data.length, ChunkLayout.MIN_SHIFT);
            ChunkLayer layer = ChunkLayer.computed(layout, MerkleTreeTest.layer(data, layout));
            int chunk = random.nextInt(layout.chunkCount());
            byte[] bytes = new byte[layout.lengthOf(chunk)];
            System.arraycopy(data, (int) layout.offsetOf(chunk), bytes, 0, bytes.length);
            assertTrue(
                    verifier.matches(layer, chunk, direct(bytes), arrived(bytes)),
                    "round " + round);
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            assertFalse(
                    verifier.matches(layer, chunk, direct(bytes), arrived(bytes)),
                    "round " + round);
        }
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes);
    }

    /** In parts of whole blocks mostly, as a source may send them. */
    private ArrivingLeaves arrived(byte[] chunk) {
        var leaves = new ArrivingLeaves(chunk.length);
        int part = random.nextInt(4) == 0 ? 1 + random.nextInt(CHUNK) : BLOCK;
        byte[] record = new byte[9 + part];
        for (int at = 0; at < chunk.length; at += part) {
            int bytes = Math.min(part, chunk.length - at);
            System.arraycopy(chunk, at, record, 9, bytes);
            leaves.add(hasher, at, record, 9, bytes);
        }
        return leaves;
    }

    @Test
    void wholeBlocksAreHashedAsTheyComeAndTheShortLastOneToo() {
        var leaves = new ArrivingLeaves(3 * BLOCK + 5);
        byte[] record = data(3 * BLOCK);
        leaves.add(hasher, 0, record, 0, 2 * BLOCK);
        assertEquals(2 * BLOCK, leaves.hashed());
        leaves.add(hasher, 2 * BLOCK, record, 0, BLOCK);
        leaves.add(hasher, 3 * BLOCK, record, 7, 5);
        assertEquals(3 * BLOCK + 5, leaves.hashed());
    }

    @Test
    void fromAPartOfABlockOnTheRestIsLeftOver() {
        var leaves = new ArrivingLeaves(4 * BLOCK);
        byte[] record = data(2 * BLOCK);
        leaves.add(hasher, 0, record, 0, BLOCK);
        leaves.add(hasher, BLOCK, record, 0, BLOCK + 1);
        leaves.add(hasher, 2 * BLOCK + 1, record, 0, BLOCK);
        leaves.add(hasher, 3 * BLOCK + 1, record, 0, BLOCK - 1);
        assertEquals(BLOCK, leaves.hashed());
    }

    @Test
    void nothingIsHashedEarlyWhereManyBlocksAtOnceAreFaster() {
        var leaves = new ArrivingLeaves(2 * BLOCK);
        leaves.add(new Patient(hasher, true), 0, data(2 * BLOCK), 0, 2 * BLOCK);
        assertEquals(0, leaves.hashed());
    }

    private byte[] data(int size) {
        byte[] data = new byte[size];
        random.nextBytes(data);
        return data;
    }

    /** Hashes as another one does, whose wishes depend on the Java runtime. */
    private record Patient(BlockHasher hasher, boolean prefersMany) implements BlockHasher {

        @Override
        public void hash(byte[] data, int offset, int length, byte[] leaves, int at) {
            hasher.hash(data, offset, length, leaves, at);
        }

        @Override
        public void hashPairs(byte[] nodes, int offset, int count, byte[] parents, int at) {
            hasher.hashPairs(nodes, offset, count, parents, at);
        }
    }
}
