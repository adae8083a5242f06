package io.godwit.core.peer;

import io.godwit.core.crypto.Sha256;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What two people compare to be sure that nobody stands between them: one number of both peer IDs, the same on both
 * sides, as digits to look at or words to read aloud. PROTOCOL.md §1 "Safety number" gives the construction.
 *
 * <p>The forms are equally strong (at least 2^198 values each) and only a whole form may be compared. Immutable and
 * thread-safe.
 */
public final class SafetyNumber {

    /** Groups of five digits. */
    public static final int GROUPS = 12;

    /** Words of the form that is read aloud. */
    public static final int WORDS = 18;

    /** Makes each guess of somebody who searches for a pair of keys with equal numbers 2^13 times dearer. */
    private static final int ROUNDS = 8_192;

    private static final byte[] LABEL = "GW1 safety number\0".getBytes(StandardCharsets.US_ASCII);
    private static final int GROUP_BYTES = 5;
    private static final long GROUP_MODULUS = 100_000;

    private final List<String> groups;
    private final List<String> words;

    private SafetyNumber(List<String> groups, List<String> words) {
        this.groups = groups;
        this.words = words;
    }

    /**
     * The number of two peers; their order does not matter. Takes a few milliseconds.
     *
     * @param one a peer
     * @param other the other peer
     */
    public static SafetyNumber of(PeerId one, PeerId other) {
        byte[] state = stretch(one, other);
        byte[] digits = join(Sha256.of(state, tag(1)), Sha256.of(state, tag(2)));
        byte[] words = Sha256.of(state, tag(3));
        return new SafetyNumber(
                IntStream.range(0, GROUPS).mapToObj(i -> group(digits, i)).toList(),
                IntStream.range(0, WORDS).mapToObj(i -> word(words, i)).toList());
    }

    /** Twelve groups of five decimal digits. */
    public List<String> groups() {
        return groups;
    }

    /** All sixty digits. */
    public String digits() {
        return String.join("", groups);
    }

    /** Eighteen English words in lower case. */
    public List<String> words() {
        return words;
    }

    /** The groups, separated by spaces. */
    @Override
    public String toString() {
        return String.join(" ", groups);
    }

    private static byte[] stretch(PeerId one, PeerId other) {
        boolean ordered = one.compareTo(other) <= 0;
        byte[] pair = join((ordered ? one : other).toBytes(), (ordered ? other : one).toBytes());
        byte[] state = Sha256.of(LABEL, pair);
        for (int round = 0; round < ROUNDS; round++) {
            state = Sha256.of(state, pair);
        }
        return state;
    }

    private static String group(byte[] bytes, int index) {
        long value = new BigInteger(1, bytes, index * GROUP_BYTES, GROUP_BYTES).longValueExact();
        return String.format(Locale.ROOT, "%05d", value % GROUP_MODULUS);
    }

    private static String word(byte[] bytes, int index) {
        int below = bytes.length * 8 - (index + 1) * WordList.BITS;
        int value = new BigInteger(1, bytes).shiftRight(below).intValue();
        return WordList.english().word(value & (1 << WordList.BITS) - 1);
    }

    private static byte[] join(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
    }

    private static byte[] tag(int value) {
        return new byte[] {(byte) value};
    }
}
