package io.godwit.core.content;

/**
 * Consecutive chunks of one file.
 *
 * @param first index of the first chunk, from 0
 * @param count number of chunks, from 1
 */
public record ChunkRange(int first, int count) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if first is negative, count is below 1, or their sum overflows
     */
    public ChunkRange {
        if (first < 0 || count < 1 || first > Integer.MAX_VALUE - count) {
            throw new IllegalArgumentException(
                    "no such range: first " + first + ", count " + count);
        }
    }

    /** Index after the last chunk. */
    public int end() {
        return first + count;
    }
}
