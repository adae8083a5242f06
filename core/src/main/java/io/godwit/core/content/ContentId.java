package io.godwit.core.content;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A SHA-256 value that names content: the Merkle root of a file (BEP 52 {@code pieces root}) or the digest of a
 * folder's manifest.
 *
 * <p>Kept as four big-endian words, so that a million of them cost no arrays. Ordered as the bytes are, unsigned, which
 * also keeps hash tables quick when somebody names content that does not exist so that hash codes collide. Immutable and
 * thread-safe.
 *
 * @param w0 bytes 0 to 7
 * @param w1 bytes 8 to 15
 * @param w2 bytes 16 to 23
 * @param w3 bytes 24 to 31
 */
public record ContentId(long w0, long w1, long w2, long w3) implements Comparable<ContentId> {

    /** Length of the binary form in bytes. */
    public static final int BYTES = 32;

    /**
     * Reads an identifier from a whole array.
     *
     * @param bytes exactly {@value #BYTES} bytes
     * @return the identifier
     * @throws IllegalArgumentException if the array has another length
     */
    public static ContentId of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a content ID has 32 bytes, not " + bytes.length);
        }
        return at(bytes, 0);
    }

    /**
     * Reads an identifier out of a larger array.
     *
     * @param bytes the array
     * @param offset index of the first of {@value #BYTES} bytes
     * @return the identifier
     * @throws IndexOutOfBoundsException if fewer than {@value #BYTES} bytes are left at the offset
     */
    public static ContentId at(byte[] bytes, int offset) {
        ByteBuffer words = ByteBuffer.wrap(bytes, offset, BYTES);
        return new ContentId(words.getLong(), words.getLong(), words.getLong(), words.getLong());
    }

    /**
     * Reads the hexadecimal form.
     *
     * @param text 64 hexadecimal digits in either case
     * @return the identifier, or empty when the text is anything else
     */
    public static Optional<ContentId> parse(String text) {
        if (text.length() != 2 * BYTES || !text.chars().allMatch(HexFormat::isHexDigit)) {
            return Optional.empty();
        }
        return Optional.of(of(HexFormat.of().parseHex(text)));
    }

    /** The binary form in a new array of {@value #BYTES} bytes. */
    public byte[] toBytes() {
        byte[] bytes = new byte[BYTES];
        write(bytes, 0);
        return bytes;
    }

    /**
     * Writes the binary form into an array.
     *
     * @param target the array
     * @param offset index of the first byte written
     * @throws IndexOutOfBoundsException if fewer than {@value #BYTES} bytes are left at the offset
     */
    public void write(byte[] target, int offset) {
        ByteBuffer.wrap(target, offset, BYTES).putLong(w0).putLong(w1).putLong(w2).putLong(w3);
    }

    /** The 64 lower-case hexadecimal digits. */
    public String toHex() {
        return HexFormat.of().formatHex(toBytes());
    }

    @Override
    public int compareTo(ContentId other) {
        int order = Long.compareUnsigned(w0, other.w0);
        order = order != 0 ? order : Long.compareUnsigned(w1, other.w1);
        order = order != 0 ? order : Long.compareUnsigned(w2, other.w2);
        return order != 0 ? order : Long.compareUnsigned(w3, other.w3);
    }

    /** The hexadecimal form, as {@link #toHex()}. */
    @Override
    public String toString() {
        return toHex();
    }
}
