package io.godwit.core.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.godwit.core.content.ChunkLayout;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The platform's digest is the definition: whatever is hashed, vectors give the same bytes and touch no others. */
class VectorBlockHasherTest {

    private static final int BLOCK = ChunkLayout.BLOCK_SIZE;

    private final BlockHasher vectors = new VectorBlockHasher();
    private final BlockHasher digest = new JdkBlockHasher();

    @RepeatedTest(8)
    void blocksOfRandomLengthsAndOffsetsAreThoseOfTheDigest() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int most = (2 * VectorSha256.LANES + 3) * BLOCK;
        byte[] data = new byte[most + 200];
        random.nextBytes(data);
        int offset = random.nextInt(200);
        int length =
                random.nextInt(4) == 0
                        ? random.nextInt(most / BLOCK) * BLOCK
                        : random.nextInt(most);
        int at = random.nextInt(50);
        byte[] expected = filled(at + 32 * (most / BLOCK + 2), random.nextLong());
        byte[] leaves = expected.clone();

        digest.hash(data, offset, length, expected, at);
        vectors.hash(data, offset, length, leaves, at);

        assertArrayEquals(expected, leaves, "seed " + seed);
    }

    @Test
    void everyNumberOfBlocksUpToTwoFullVectorsIsHashed() {
        int most = 2 * VectorSha256.LANES + 1;
        byte[] data = filled(most * BLOCK, 1);
        for (int blocks = 0; blocks <= most; blocks++) {
            byte[] expected = new byte[32 * most];
            byte[] leaves = expected.clone();
            digest.hash(data, 0, blocks * BLOCK, expected, 0);
            vectors.hash(data, 0, blocks * BLOCK, leaves, 0);
            assertArrayEquals(expected, leaves, blocks + " blocks");
        }
    }

    @Test
    void pairsAreThoseOfTheDigestAlsoInPlace() {
        for (int count = 0; count <= 3 * VectorSha256.LANES; count++) {
            byte[] nodes = filled(13 + 64 * count, count);
            byte[] expected = new byte[5 + 32 * count];
            byte[] parents = expected.clone();
            digest.hashPairs(nodes, 13, count, expected, 5);
            vectors.hashPairs(nodes, 13, count, parents, 5);
            assertArrayEquals(expected, parents, count + " pairs");

            byte[] inPlace = nodes.clone();
            digest.hashPairs(nodes, 13, count, nodes, 13);
            vectors.hashPairs(inPlace, 13, count, inPlace, 13);
            assertArrayEquals(nodes, inPlace, count + " pairs in place");
        }
    }

    @Test
    void messagesOfEveryNumberOfStepsAreThoseOfTheDigest() {
        VectorSha256 lanes = new VectorSha256();
        for (int steps = 0; steps <= 20; steps++) {
            int length = steps * VectorSha256.STEP;
            int stride = length + 7;
            byte[] data = filled(stride * VectorSha256.LANES, steps);
            byte[] digests = new byte[32 * VectorSha256.LANES];
            lanes.hash(data, 0, stride, length, VectorSha256.LANES, digests, 0);
            for (int lane = 0; lane < VectorSha256.LANES; lane++) {
                byte[] message = Arrays.copyOfRange(data, lane * stride, lane * stride + length);
                assertArrayEquals(
                        Sha256.of(message), Arrays.copyOfRange(digests, 32 * lane, 32 * lane + 32));
            }
        }
    }

    @Test
    void arraysThatAreTooShortAreRefusedBeforeAnythingIsWritten() {
        int blocks = VectorSha256.LANES;
        byte[] data = new byte[blocks * BLOCK];
        byte[] leaves = new byte[32 * blocks];
        assertThrows(
                IndexOutOfBoundsException.class,
                () -> vectors.hash(data, 1, data.length, leaves, 0));
        assertThrows(
                IndexOutOfBoundsException.class,
                () -> vectors.hash(data, 0, data.length, leaves, 1));
        assertArrayEquals(new byte[leaves.length], leaves);
        assertThrows(
                IndexOutOfBoundsException.class,
                () -> vectors.hashPairs(leaves, 0, blocks / 2 + 1, data, 0));
    }

    private static byte[] filled(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
