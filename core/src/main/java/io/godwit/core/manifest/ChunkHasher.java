package io.godwit.core.manifest;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.crypto.BlockHasher;
import io.godwit.core.crypto.Sha256;
import java.nio.ByteBuffer;

/**
 * Hashes chunks of one file to their nodes in the chunk layer. Not thread-safe: one instance per thread; calls allocate
 * nothing but once what a part that did not arrive hashed is copied through.
 */
public final class ChunkHasher {

    /** As many blocks as the widest vectors take at once. */
    private static final int PART = 16 * ChunkLayout.BLOCK_SIZE;

    private final BlockHasher hasher;
    private final ChunkLayout layout;
    private final byte[] leaves;
    private byte[] rest = {};

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
        int length = layout.lengthOf(chunk);
        hasher.hash(data, offset, length, leaves, 0);
        MerkleTree.chunkHash(hasher, leaves, blocks(length) - 1, layout);
        System.arraycopy(leaves, 0, target, targetOffset, Sha256.BYTES);
    }

    /**
     * Hashes one whole chunk of which a part was hashed while it arrived.
     *
     * @param chunk chunk index
     * @param data holds the chunk from index 0 on, wherever its position is
     * @param arrived of the same chunk; unchanged
     * @param target takes the 32 bytes of the node at its beginning
     * @throws IndexOutOfBoundsException if there is no such chunk or an array is too short
     */
    void hash(int chunk, ByteBuffer data, ArrivingLeaves arrived, byte[] target) {
        int length = layout.lengthOf(chunk);
        arrived.copyTo(leaves);
        hashRest(data, arrived.hashed(), length);
        MerkleTree.chunkHash(hasher, leaves, blocks(length) - 1, layout);
        System.arraycopy(leaves, 0, target, 0, Sha256.BYTES);
    }

    /** Through an array, as no digest takes direct buffers; a part of it at once, so that it stays in the cache. */
    private void hashRest(ByteBuffer data, int hashed, int length) {
        if (rest.length == 0 && hashed < length) {
            rest = new byte[(int) Math.min(Math.min(PART, layout.chunkSize()), layout.size())];
        }
        for (int at = hashed; at < length; at += rest.length) {
            int part = Math.min(rest.length, length - at);
            data.get(at, rest, 0, part);
            hasher.hash(rest, 0, part, leaves, ArrivingLeaves.bytesFor(at));
        }
    }
}
