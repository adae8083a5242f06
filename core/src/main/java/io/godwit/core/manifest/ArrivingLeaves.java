package io.godwit.core.manifest;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.crypto.BlockHasher;
import io.godwit.core.crypto.Sha256;

/**
 * The leaves of one chunk, hashed while it arrives: its bytes are in the processor's cache then, and out of it when the
 * chunk is complete, from where hashing them takes half as long again. Not thread-safe.
 *
 * <p>It takes whole blocks in order for as long as they come so; who has all of the chunk hashes what is left over.
 */
public final class ArrivingLeaves {

    private final int length;
    private byte[] leaves = {};
    private int hashed;

    /**
     * The leaves of a chunk of which nothing has arrived.
     *
     * @param length bytes of the chunk, 1 to 16 MiB
     */
    public ArrivingLeaves(int length) {
        this.length = length;
    }

    /**
     * Takes what has just arrived. Does nothing if it does not begin where what was taken before ends or does not end
     * with a block, or if the hasher is better given more at once.
     *
     * @param position where in the chunk these bytes belong
     * @param data holds them
     * @param offset index of the first one
     * @param bytes how many they are; not more than there is room for in the chunk
     * @throws IndexOutOfBoundsException if the array is too short
     */
    public void add(BlockHasher hasher, int position, byte[] data, int offset, int bytes) {
        boolean whole = bytes % ChunkLayout.BLOCK_SIZE == 0 || position + bytes == length;
        if (position != hashed || !whole || hasher.prefersMany()) {
            return;
        }
        if (leaves.length == 0) {
            leaves = new byte[bytesFor(length)];
        }
        hasher.hash(data, offset, bytes, leaves, bytesFor(hashed));
        hashed += bytes;
    }

    /** Bytes of the chunk whose leaves are here: 0, a multiple of a block, or all of them. */
    int hashed() {
        return hashed;
    }

    /** Writes the leaves that are here to the beginning of an array. */
    void copyTo(byte[] target) {
        System.arraycopy(leaves, 0, target, 0, bytesFor(hashed));
    }

    /** What the leaves of so many bytes take. */
    static int bytesFor(int length) {
        return (length + ChunkLayout.BLOCK_SIZE - 1) / ChunkLayout.BLOCK_SIZE * Sha256.BYTES;
    }
}
