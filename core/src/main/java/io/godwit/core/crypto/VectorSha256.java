package io.godwit.core.crypto;

import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.ROR;
import static jdk.incubator.vector.VectorOperators.XOR;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * SHA-256 (FIPS 180-4) of several messages of one length at once, one in each lane of the processor's vectors.
 *
 * <p>Needs the module {@code jdk.incubator.vector}: whoever is not sure to have it must not load this class. One round
 * is the body of a loop, and calls nothing but the module: so the compiler keeps all that a round works on in registers.
 * Unrolled, or cut into methods of our own, it has more nodes than the compiler takes for one method, and every vector
 * becomes an object. Not thread-safe; calls allocate nothing once they are compiled.
 */
final class VectorSha256 {

    private static final VectorSpecies<Integer> SPECIES = IntVector.SPECIES_PREFERRED;

    /** Messages that are hashed at once. */
    static final int LANES = SPECIES.length();

    /** Bytes of a message that one compression takes, which the length of all messages is a multiple of. */
    static final int STEP = 64;

    private static final int STEP_WORDS = STEP / Integer.BYTES;
    private static final int ROUNDS = 64;

    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private static final int[] START = {
        0x6a09e667,
        0xbb67ae85,
        0x3c6ef372,
        0xa54ff53a,
        0x510e527f,
        0x9b05688c,
        0x1f83d9ab,
        0x5be0cd19
    };

    private static final int[] CONSTANTS = {
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
                0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7,
                0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc,
                0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351,
                0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e,
                0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585,
                0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
                0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
                0xc67178f2
    };

    /** The variables a to h of all lanes, a row of {@link #LANES} each. */
    private final int[] state = new int[START.length * LANES];

    /** The message schedule of all lanes, a row for each round. */
    private final int[] schedule = new int[ROUNDS * LANES];

    /**
     * Hashes messages that lie at equal distances.
     *
     * @param data holds the messages
     * @param offset index of the first byte of the first
     * @param stride from the begin of one to the begin of the next
     * @param length of each, a multiple of {@value #STEP}
     * @param count number of messages, 1 to {@link #LANES}
     * @param digests takes {@value Sha256#BYTES} bytes for each message, in order; may be {@code data}
     * @param digestsOffset index of the first byte written
     * @throws IndexOutOfBoundsException if either array is too short
     */
    void hash(
            byte[] data,
            int offset,
            int stride,
            int length,
            int count,
            byte[] digests,
            int digestsOffset) {
        Objects.checkFromIndexSize(offset, stride * (count - 1) + length, data.length);
        Objects.checkFromIndexSize(digestsOffset, Sha256.BYTES * count, digests.length);
        for (int i = 0; i < START.length; i++) {
            Arrays.fill(state, i * LANES, (i + 1) * LANES, START[i]);
        }
        for (int at = 0; at < length; at += STEP) {
            load(data, offset + at, stride, count);
            compress();
        }
        pad(length);
        compress();
        store(count, digests, digestsOffset);
    }

    /** The first words of the schedule; lanes without a message take the last one again. */
    private void load(byte[] data, int offset, int stride, int count) {
        int[] words = schedule;
        for (int lane = 0; lane < LANES; lane++) {
            int from = offset + stride * Math.min(lane, count - 1);
            for (int word = 0; word < STEP_WORDS; word++) {
                words[word * LANES + lane] = (int) WORDS.get(data, from + word * Integer.BYTES);
            }
        }
    }

    /** What follows a whole number of steps: one bit, zeros, the length in bits. */
    private void pad(int length) {
        Arrays.fill(schedule, 0, STEP_WORDS * LANES, 0);
        Arrays.fill(schedule, 0, LANES, 1 << 31);
        long bits = (long) length * Byte.SIZE;
        Arrays.fill(schedule, 14 * LANES, 15 * LANES, (int) (bits >>> Integer.SIZE));
        Arrays.fill(schedule, 15 * LANES, 16 * LANES, (int) bits);
    }

    private void store(int count, byte[] digests, int offset) {
        for (int lane = 0; lane < count; lane++) {
            for (int i = 0; i < START.length; i++) {
                WORDS.set(
                        digests,
                        offset + lane * Sha256.BYTES + i * Integer.BYTES,
                        state[i * LANES + lane]);
            }
        }
    }

    private void compress() {
        extend(schedule);
        rounds(state, schedule, CONSTANTS);
    }

    /** The words of the schedule from the 17th on (FIPS 180-4, 6.2.2, step 1). */
    private static void extend(int[] words) {
        IntVector before16 = IntVector.fromArray(SPECIES, words, 0);
        IntVector before2 = IntVector.fromArray(SPECIES, words, 14 * LANES);
        IntVector before1 = IntVector.fromArray(SPECIES, words, 15 * LANES);
        for (int t = STEP_WORDS; t < ROUNDS; t++) {
            IntVector before15 = IntVector.fromArray(SPECIES, words, (t - 15) * LANES);
            IntVector sigma0 =
                    before15.lanewise(ROR, 7)
                            .lanewise(XOR, before15.lanewise(ROR, 18))
                            .lanewise(XOR, before15.lanewise(LSHR, 3));
            IntVector sigma1 =
                    before2.lanewise(ROR, 17)
                            .lanewise(XOR, before2.lanewise(ROR, 19))
                            .lanewise(XOR, before2.lanewise(LSHR, 10));
            IntVector word =
                    before16.add(IntVector.fromArray(SPECIES, words, (t - 7) * LANES))
                            .add(sigma0)
                            .add(sigma1);
            word.intoArray(words, t * LANES);
            before16 = before15;
            before2 = before1;
            before1 = word;
        }
    }

    /** Steps 2 to 4: 64 rounds and the addition to the state. */
    private static void rounds(int[] state, int[] words, int[] constants) {
        IntVector a = IntVector.fromArray(SPECIES, state, 0);
        IntVector b = IntVector.fromArray(SPECIES, state, LANES);
        IntVector c = IntVector.fromArray(SPECIES, state, 2 * LANES);
        IntVector d = IntVector.fromArray(SPECIES, state, 3 * LANES);
        IntVector e = IntVector.fromArray(SPECIES, state, 4 * LANES);
        IntVector f = IntVector.fromArray(SPECIES, state, 5 * LANES);
        IntVector g = IntVector.fromArray(SPECIES, state, 6 * LANES);
        IntVector h = IntVector.fromArray(SPECIES, state, 7 * LANES);
        IntVector bc = b.lanewise(XOR, c);
        for (int t = 0; t < ROUNDS; t++) {
            IntVector sum1 =
                    e.lanewise(ROR, 6)
                            .lanewise(XOR, e.lanewise(ROR, 11))
                            .lanewise(XOR, e.lanewise(ROR, 25));
            IntVector choice = f.lanewise(XOR, g).and(e).lanewise(XOR, g);
            IntVector t1 =
                    h.add(IntVector.fromArray(SPECIES, words, t * LANES))
                            .add(constants[t])
                            .add(choice)
                            .add(sum1);
            IntVector sum0 =
                    a.lanewise(ROR, 2)
                            .lanewise(XOR, a.lanewise(ROR, 13))
                            .lanewise(XOR, a.lanewise(ROR, 22));
            // Equal to the majority as the standard writes
            // it, and half of it is in the round before.
            IntVector ab = a.lanewise(XOR, b);
            IntVector majority = ab.and(bc).lanewise(XOR, b);
            bc = ab;
            h = g;
            g = f;
            f = e;
            e = d.add(t1);
            d = c;
            c = b;
            b = a;
            a = t1.add(sum0).add(majority);
        }
        a.add(IntVector.fromArray(SPECIES, state, 0)).intoArray(state, 0);
        b.add(IntVector.fromArray(SPECIES, state, LANES)).intoArray(state, LANES);
        c.add(IntVector.fromArray(SPECIES, state, 2 * LANES)).intoArray(state, 2 * LANES);
        d.add(IntVector.fromArray(SPECIES, state, 3 * LANES)).intoArray(state, 3 * LANES);
        e.add(IntVector.fromArray(SPECIES, state, 4 * LANES)).intoArray(state, 4 * LANES);
        f.add(IntVector.fromArray(SPECIES, state, 5 * LANES)).intoArray(state, 5 * LANES);
        g.add(IntVector.fromArray(SPECIES, state, 6 * LANES)).intoArray(state, 6 * LANES);
        h.add(IntVector.fromArray(SPECIES, state, 7 * LANES)).intoArray(state, 7 * LANES);
    }
}
