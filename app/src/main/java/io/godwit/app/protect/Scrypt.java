package io.godwit.app.protect;

import io.godwit.core.crypto.HmacSha256;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * scrypt (RFC 7914) with the parameters that age fixes: block size 8, parallelism 1.
 *
 * <p>Its large table, 256 MiB for the work factor that age writes, lies outside the Java heap: it is given back to the
 * system at once, and the heap of a program that needs it once in a while stays small. Pure, thread-safe.
 */
final class Scrypt {
    /** r of the RFC. */
    private static final int BLOCK_SIZE = 8;

    /** Integers of one Salsa20 block. */
    private static final int SALSA = 16;

    /** Integers of one scrypt block, 1 KiB. */
    private static final int BLOCK = 2 * BLOCK_SIZE * SALSA;

    private Scrypt() {}

    /**
     * Derives a key.
     *
     * @param password any bytes
     * @param salt any bytes
     * @param logCost binary logarithm of the cost N, 1 to 20; the table takes 2^logCost KiB
     * @return a key of 32 bytes
     * @throws OutOfMemoryError if the system has no room for the table
     */
    static byte[] derive(byte[] password, byte[] salt, int logCost) {
        byte[] block = stretch(password, salt, BLOCK * Integer.BYTES);
        int[] words = new int[BLOCK];
        ByteBuffer view = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
        view.asIntBuffer().get(words);
        mix(words, 1 << logCost);
        view.asIntBuffer().put(words);
        byte[] key = stretch(password, block, HmacSha256.BYTES);
        Arrays.fill(block, (byte) 0);
        Arrays.fill(words, 0);
        return key;
    }

    /** PBKDF2 with HMAC-SHA-256 and one iteration (RFC 8018), which then is one MAC for each 32 bytes. */
    private static byte[] stretch(byte[] password, byte[] salt, int length) {
        ByteBuffer out = ByteBuffer.allocate(length);
        for (int number = 1; out.hasRemaining(); number++) {
            byte[] counter = ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
            out.put(HmacSha256.of(password, salt, counter));
        }
        return out.array();
    }

    /** scryptROMix of the RFC. */
    private static void mix(int[] x, int cost) {
        try (Arena arena = Arena.ofConfined()) {
            long blockBytes = (long) BLOCK * Integer.BYTES;
            MemorySegment table = arena.allocate(cost * blockBytes, Long.BYTES);
            int[] y = new int[BLOCK];
            for (int i = 0; i < cost; i++) {
                MemorySegment.copy(x, 0, table, ValueLayout.JAVA_INT, i * blockBytes, BLOCK);
                mixBlock(x, y);
            }
            int[] old = new int[BLOCK];
            for (int i = 0; i < cost; i++) {
                int at = x[BLOCK - SALSA] & (cost - 1);
                MemorySegment.copy(table, ValueLayout.JAVA_INT, at * blockBytes, old, 0, BLOCK);
                for (int j = 0; j < BLOCK; j++) {
                    x[j] ^= old[j];
                }
                mixBlock(x, y);
            }
            table.fill((byte) 0);
        }
    }

    /** scryptBlockMix of the RFC, in place; y is scratch. */
    private static void mixBlock(int[] x, int[] y) {
        int[] t = Arrays.copyOfRange(x, BLOCK - SALSA, BLOCK);
        for (int i = 0; i < 2 * BLOCK_SIZE; i++) {
            for (int j = 0; j < SALSA; j++) {
                t[j] ^= x[i * SALSA + j];
            }
            Salsa.eightRounds(t);
            int half = i % 2 == 0 ? 0 : BLOCK_SIZE;
            System.arraycopy(t, 0, y, (i / 2 + half) * SALSA, SALSA);
        }
        System.arraycopy(y, 0, x, 0, BLOCK);
    }
}
