package io.godwit.core.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.godwit.core.content.ChunkLayout;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every implementation must do; run on the one that {@link BlockHasher#create()} chooses. */
class BlockHasherTest {

    private final BlockHasher hasher = BlockHasher.create();

    @Test
    void everyBlockIsHashedAloneAndTheLastMayBeShort() {
        Random random = new Random(20261121);
        byte[] data = new byte[5 * ChunkLayout.BLOCK_SIZE];
        random.nextBytes(data);
        for (int round = 0; round < 60; round++) {
            int offset = random.nextInt(100);
            int length = random.nextInt(data.length - offset);
            int blocks = (length + ChunkLayout.BLOCK_SIZE - 1) / ChunkLayout.BLOCK_SIZE;
            byte[] leaves = new byte[7 + 32 * blocks];
            hasher.hash(data, offset, length, leaves, 7);
            for (int block = 0; block < blocks; block++) {
                int from = offset + block * ChunkLayout.BLOCK_SIZE;
                int to = Math.min(offset + length, from + ChunkLayout.BLOCK_SIZE);
                assertArrayEquals(
                        Sha256.of(Arrays.copyOfRange(data, from, to)),
                        Arrays.copyOfRange(leaves, 7 + 32 * block, 39 + 32 * block));
            }
        }
    }

    @Test
    void pairsAreHashedInPlace() {
        byte[] nodes = new byte[6 * 32];
        new Random(20261121).nextBytes(nodes);
        byte[] parents = new byte[3 * 32];
        hasher.hashPairs(nodes, 0, 3, parents, 0);
        for (int i = 0; i < 3; i++) {
            assertArrayEquals(
                    Sha256.of(Arrays.copyOfRange(nodes, 64 * i, 64 * i + 64)),
                    Arrays.copyOfRange(parents, 32 * i, 32 * i + 32));
        }
        hasher.hashPairs(nodes, 0, 3, nodes, 0);
        assertArrayEquals(parents, Arrays.copyOf(nodes, 96));
    }

    @Test
    void arraysThatAreTooShortAreRefused() {
        byte[] data = new byte[100];
        assertThrows(
                IndexOutOfBoundsException.class, () -> hasher.hash(data, 1, 100, new byte[32], 0));
        assertThrows(
                IndexOutOfBoundsException.class, () -> hasher.hash(data, 0, 100, new byte[31], 0));
        assertThrows(
                IndexOutOfBoundsException.class,
                () -> hasher.hashPairs(data, 0, 2, new byte[64], 0));
    }

    @Test
    void aStreamIsHashedAsItPasses() throws Exception {
        ByteArrayOutputStream passed = new ByteArrayOutputStream();
        try (HashingOutputStream hashing = new HashingOutputStream(passed)) {
            hashing.write('a');
            hashing.write(new byte[] {'x', 'b', 'c', 'x'}, 1, 2);
            assertArrayEquals(Sha256.of(new byte[] {'a', 'b', 'c'}), hashing.digest());
            assertArrayEquals(new byte[] {'a', 'b', 'c'}, passed.toByteArray());
            assertArrayEquals(Sha256.of(), hashing.digest());
        }
    }
}
