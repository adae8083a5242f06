package io.godwit.core.manifest;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.crypto.BlockHasher;
import io.godwit.core.crypto.Sha256;

/**
 * Hashes chunks of one file to their nodes in the chunk layer. Not thread-safe: one instance per thread; calls allocate
 * nothing.
 */
public final class ChunkHasher {

    private final BlockHasher hasher;
    private final ChunkLayout layout;
    private final byte[] leaves;

    /**
     * A hasher for the chunks of files with this layout.
     *
     * @param hasher used by this instance alone from now on
     * @param layout layout of the file
     */
    public ChunkHasher(BlockHasher hasher, ChunkLayout layout) {
        this.hasher = hasher;
        this.layout = layout;
        this.leaves =
                new byte[blocks(Math.min(layout.size(), layout.chunkSize()) + 1) * Sha256.BYTES];
    }

    private static int blocks(long length) {
        return (int) ((length + ChunkLayout.BLOCK_SIZE - 1) / ChunkLayout.BLOCK_SIZE) + 1;
    }

    /**
     * Hashes one whole chunk.
     *
     * @param chunk chunk index
     * @param data holds the chunk
     * @param offset index of its first byte
     * @param target takes the 32 bytes of the node
     * @param targetOffset index of the first byte written
     * @throws IndexOutOfBoundsException if there is no such chunk or an array is too short
     */
    public void hash(int chunk, byte[] data, int offset, byte[] target, int targetOffset) {
        finish(chunk, data, offset, 0);
        System.arraycopy(leaves, 0, target, targetOffset, Sha256.BYTES);
    }

    /**
     * Hashes one whole chunk of which a part was hashed while it arrived.
     *
     * @param chunk chunk index
     * @param data holds the chunk from index 0 on
     * @param arrived of the same chunk; unchanged
     * @param target takes the 32 bytes of the node at its beginning
     * @throws IndexOutOfBoundsException if there is no such chunk or an array is too short
     */
    void hash(int chunk, byte[] data, ArrivingLeaves arrived, byte[] target) {
        arrived.copyTo(leaves);
        finish(chunk, data, 0, arrived.hashed());
        System.arraycopy(leaves, 0, target, 0, Sha256.BYTES);
    }

    /** Leaves the node at the beginning of the leaves, where those of the bytes that are hashed are already. */
    private void finish(int chunk, byte[] data, int offset, int hashed) {
        int length = layout.lengthOf(chunk);
        int at = ArrivingLeaves.bytesFor(hashed);
        hasher.hash(data, offset + hashed, length - hashed, leaves, at);
        MerkleTree.chunkHash(hasher, leaves, blocks(length) - 1, layout);
    }
}
