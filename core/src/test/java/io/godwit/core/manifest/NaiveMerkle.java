package io.godwit.core.manifest;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.crypto.Sha256;
import java.util.Arrays;

/** BEP 52 read aloud, recursive and wasteful, to compare the real tree with. */
final class NaiveMerkle {

    private NaiveMerkle() {}

    /** Root over the blocks of the data, padded to the next power of two. */
    static byte[] root(byte[] data) {
        int blocks = (data.length + ChunkLayout.BLOCK_SIZE - 1) / ChunkLayout.BLOCK_SIZE;
        return node(data, 0, Integer.highestOneBit(Math.max(1, 2 * blocks - 1)));
    }

    /** The node over {@code width} blocks from a block on; {@code width} is a power of two. */
    static byte[] node(byte[] data, int block, int width) {
        if (width > 1) {
            return Sha256.of(
                    node(data, block, width / 2), node(data, block + width / 2, width / 2));
        }
        int from = block * ChunkLayout.BLOCK_SIZE;
        return from >= data.length
                ? new byte[Sha256.BYTES]
                : Sha256.of(
                        Arrays.copyOfRange(
                                data, from, Math.min(data.length, from + ChunkLayout.BLOCK_SIZE)));
    }
}
