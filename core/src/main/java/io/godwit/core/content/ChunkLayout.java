package io.godwit.core.content;

/**
 * How a file of a given size is cut into chunks and 16 KiB blocks.
 *
 * <p>Chunks are what is requested, sent and verified (BEP 52 calls them pieces); blocks are the leaves of the Merkle
 * tree. All peers derive the same layout from the size alone, so nothing is negotiated: {@link #forSize(long)}.
 * Immutable and thread-safe.
 *
 * @param size length of the file in bytes, 0 to {@link Long#MAX_VALUE}
 * @param chunkShift base-2 logarithm of the chunk size, {@value #MIN_SHIFT} to {@value #MAX_SHIFT}
 */
public record ChunkLayout(long size, int chunkShift) {

    /** Length of a Merkle leaf in bytes (BEP 52). */
    public static final int BLOCK_SIZE = 16 * 1024;

    /** Smallest chunk: 64 KiB. */
    public static final int MIN_SHIFT = 16;

    /** Largest chunk: 16 MiB. */
    public static final int MAX_SHIFT = 24;

    /** The chunk of all files up to 64 GiB: 1 MiB. */
    public static final int DEFAULT_SHIFT = 20;

    /** The most chunks that a file with the default layout can have before chunks grow. */
    public static final int PREFERRED_CHUNKS = 1 << 16;

    /** The most chunks of any file that can be transferred; the chunk layer is then 32 MiB. */
    public static final int MAX_CHUNKS = 1 << 20;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if the size is negative or the shift is out of range
     */
    public ChunkLayout {
        if (size < 0) {
            throw new IllegalArgumentException("negative size: " + size);
        }
        if (chunkShift < MIN_SHIFT || chunkShift > MAX_SHIFT) {
            throw new IllegalArgumentException("chunk shift out of range: " + chunkShift);
        }
    }

    /**
     * The layout every peer uses for a file of this size: 1 MiB chunks, doubled while there would be more than
     * {@value #PREFERRED_CHUNKS} of them and the chunk is smaller than 16 MiB.
     *
     * @param size length of the file in bytes
     * @return the layout
     * @throws IllegalArgumentException if the size is negative
     */
    public static ChunkLayout forSize(long size) {
        int shift = DEFAULT_SHIFT;
        while (shift < MAX_SHIFT && chunks(size, shift) > PREFERRED_CHUNKS) {
            shift++;
        }
        return new ChunkLayout(size, shift);
    }

    private static long chunks(long size, int shift) {
        return size == 0 ? 0 : ((size - 1) >> shift) + 1;
    }

    /** Whether a file of this size can be transferred: it has at most {@value #MAX_CHUNKS} chunks (16 TiB). */
    public boolean isTransferable() {
        return chunks(size, chunkShift) <= MAX_CHUNKS;
    }

    /** Nominal chunk size in bytes; the last chunk may be shorter. */
    public int chunkSize() {
        return 1 << chunkShift;
    }

    /**
     * The number of chunks, 0 for an empty file.
     *
     * @throws ArithmeticException if the file is too large to be transferred
     */
    public int chunkCount() {
        if (!isTransferable()) {
            throw new ArithmeticException("too many chunks for a file of " + size + " bytes");
        }
        return (int) chunks(size, chunkShift);
    }

    /**
     * Position of a chunk's first byte in the file.
     *
     * @param chunk chunk index, from 0
     * @throws IndexOutOfBoundsException if there is no such chunk
     */
    public long offsetOf(int chunk) {
        return (long) checkIndex(chunk) << chunkShift;
    }

    /**
     * Length of a chunk in bytes, 1 to {@link #chunkSize()}.
     *
     * @param chunk chunk index, from 0
     * @throws IndexOutOfBoundsException if there is no such chunk
     */
    public int lengthOf(int chunk) {
        return (int) Math.min(chunkSize(), size - offsetOf(chunk));
    }

    /** Number of 16 KiB blocks in a full chunk, a power of two. */
    public int blocksPerChunk() {
        return chunkSize() / BLOCK_SIZE;
    }

    private int checkIndex(int chunk) {
        if (chunk < 0 || chunk >= chunks(size, chunkShift)) {
            throw new IndexOutOfBoundsException(
                    "chunk " + chunk + " of " + chunks(size, chunkShift));
        }
        return chunk;
    }
}
