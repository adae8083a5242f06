package io.godwit.core.content;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A set of chunk indexes of one file, with the wire form of BEP 3: bit 7 of byte 0 is chunk 0, spare bits are zero.
 *
 * <p>Mutable and not thread-safe; whoever shares one hands out a {@link #copy()}.
 */
public final class Bitfield {

    private final int size;
    private final BitSet bits;

    /**
     * An empty set.
     *
     * @param size number of chunks, 0 to {@link ChunkLayout#MAX_CHUNKS}
     * @throws IllegalArgumentException if the size is out of range
     */
    public Bitfield(int size) {
        this(size, new BitSet(checkSize(size)));
    }

    private Bitfield(int size, BitSet bits) {
        this.size = size;
        this.bits = bits;
    }

    private static int checkSize(int size) {
        if (size < 0 || size > ChunkLayout.MAX_CHUNKS) {
            throw new IllegalArgumentException("bitfield size out of range: " + size);
        }
        return size;
    }

    /**
     * A set with every chunk in it.
     *
     * @param size number of chunks
     */
    public static Bitfield full(int size) {
        Bitfield field = new Bitfield(size);
        field.bits.set(0, size);
        return field;
    }

    /**
     * Reads the wire form.
     *
     * @param size number of chunks
     * @param bytes exactly {@code ceil(size / 8)} bytes
     * @return the set
     * @throws IllegalArgumentException if the length is wrong or a spare bit is set
     */
    public static Bitfield fromBytes(int size, byte[] bytes) {
        Bitfield field = new Bitfield(size);
        if (bytes.length != (size + 7) / 8) {
            throw new IllegalArgumentException(
                    "bitfield of " + size + " chunks has " + bytes.length + " bytes");
        }
        for (int i = 0; i < bytes.length * 8; i++) {
            if ((bytes[i >> 3] & (0x80 >> (i & 7))) != 0) {
                if (i >= size) {
                    throw new IllegalArgumentException(
                            "spare bit set in a bitfield of " + size + " chunks");
                }
                field.bits.set(i);
            }
        }
        return field;
    }

    /** The wire form, {@code ceil(size / 8)} bytes. */
    public byte[] toBytes() {
        byte[] bytes = new byte[(size + 7) / 8];
        for (int i = bits.nextSetBit(0); i >= 0; i = bits.nextSetBit(i + 1)) {
            bytes[i >> 3] |= (byte) (0x80 >> (i & 7));
        }
        return bytes;
    }

    /** Number of chunks that could be in the set. */
    public int size() {
        return size;
    }

    /** Number of chunks in the set. */
    public int count() {
        return bits.cardinality();
    }

    /** Whether every chunk is in the set; true for size 0. */
    public boolean isFull() {
        return count() == size;
    }

    /**
     * Whether a chunk is in the set.
     *
     * @throws IndexOutOfBoundsException if there is no such chunk
     */
    public boolean get(int chunk) {
        return bits.get(checkIndex(chunk));
    }

    /**
     * Puts a chunk into the set.
     *
     * @throws IndexOutOfBoundsException if there is no such chunk
     */
    public void set(int chunk) {
        bits.set(checkIndex(chunk));
    }

    /**
     * Takes a chunk out of the set.
     *
     * @throws IndexOutOfBoundsException if there is no such chunk
     */
    public void clear(int chunk) {
        bits.clear(checkIndex(chunk));
    }

    /** The first chunk in the set at or after an index, or -1 when there is none. */
    public int nextSet(int from) {
        return bits.nextSetBit(from);
    }

    /** An independent copy. */
    public Bitfield copy() {
        return new Bitfield(size, (BitSet) bits.clone());
    }

    private int checkIndex(int chunk) {
        if (chunk < 0 || chunk >= size) {
            throw new IndexOutOfBoundsException("chunk " + chunk + " of " + size);
        }
        return chunk;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bitfield that && size == that.size && bits.equals(that.bits);
    }

    @Override
    public int hashCode() {
        return 31 * size + bits.hashCode();
    }

    @Override
    public String toString() {
        return count()
                + " of "
                + size
                + " chunks "
                + Arrays.toString(bits.stream().limit(8).toArray());
    }
}
