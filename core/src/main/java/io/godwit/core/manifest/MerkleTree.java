package io.godwit.core.manifest;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.crypto.BlockHasher;
import io.godwit.core.crypto.Sha256;

/**
 * The arithmetic of BEP 52 trees: leaves are SHA-256 of 16 KiB blocks (the last one short), missing leaves are 32 zero
 * bytes, and a node is SHA-256 of its two children.
 *
 * <p>Only nodes that cover data are computed; what is missing at a level is the known root of a tree of zero leaves.
 * Thread-safe as long as each caller brings its own {@link BlockHasher}.
 */
public final class MerkleTree {

    private static final int NODE = Sha256.BYTES;

    /** SHA-256 of nothing: BEP 52 gives empty files no root, Godwit gives them this one. */
    private static final ContentId EMPTY = ContentId.of(Sha256.of());

    /** Levels that a tree over {@link Long#MAX_VALUE} bytes can have. */
    private static final int MAX_LEVELS = Long.SIZE - 1 - 14;

    /** Entry i is the root of a tree of 2^i missing leaves. */
    private static final byte[][] MISSING = missing();

    private MerkleTree() {}

    private static byte[][] missing() {
        byte[][] roots = new byte[MAX_LEVELS + 1][];
        roots[0] = new byte[NODE];
        for (int level = 1; level < roots.length; level++) {
            roots[level] = Sha256.of(roots[level - 1], roots[level - 1]);
        }
        return roots;
    }

    /** The root of a file without bytes: SHA-256 of nothing. */
    public static ContentId emptyRoot() {
        return EMPTY;
    }

    /**
     * The hash of one chunk, as it stands in the chunk layer: padded to the whole chunk, or, when the file has no other
     * chunk, to the next power of two.
     *
     * @param hasher for the inner nodes
     * @param leaves hashes of the chunk's blocks, 32 bytes each from index 0, with room for one more; overwritten, and
     *     the first 32 bytes are the result
     * @param count number of leaves, from 1
     * @param layout layout of the file that the chunk belongs to
     * @throws IndexOutOfBoundsException if the array is too short
     */
    public static void chunkHash(BlockHasher hasher, byte[] leaves, int count, ChunkLayout layout) {
        boolean only = layout.size() <= layout.chunkSize();
        reduce(hasher, leaves, count, 0, only ? levels(count) : chunkLevel(layout));
    }

    /**
     * The root above a whole chunk layer.
     *
     * @param hasher for the inner nodes
     * @param layer {@code 32 * layout.chunkCount()} bytes; unchanged
     * @param layout layout of the file
     * @throws IndexOutOfBoundsException if the array is too short
     */
    public static ContentId rootOfLayer(BlockHasher hasher, byte[] layer, ChunkLayout layout) {
        int chunks = layout.chunkCount();
        if (chunks <= 1) {
            return chunks == 0 ? EMPTY : ContentId.at(layer, 0);
        }
        int base = chunkLevel(layout);
        int parents = (chunks + 1) / 2;
        byte[] nodes = new byte[(parents + 1) * NODE];
        hasher.hashPairs(layer, 0, chunks / 2, nodes, 0);
        if (chunks % 2 == 1) {
            int last = (parents - 1) * NODE;
            System.arraycopy(layer, (chunks - 1) * NODE, nodes, last, NODE);
            System.arraycopy(MISSING[base], 0, nodes, last + NODE, NODE);
            hasher.hashPairs(nodes, last, 1, nodes, last);
        }
        reduce(hasher, nodes, parents, base + 1, levels(chunks) - 1);
        return ContentId.at(nodes, 0);
    }

    /** Climbs a number of levels in place, from nodes of level {@code base} at index 0 to the one node above them. */
    private static void reduce(BlockHasher hasher, byte[] nodes, int count, int base, int levels) {
        int left = count;
        for (int level = base; level < base + levels; level++) {
            if (left % 2 == 1) {
                System.arraycopy(MISSING[level], 0, nodes, left * NODE, NODE);
                left++;
            }
            left /= 2;
            hasher.hashPairs(nodes, 0, left, nodes, 0);
        }
    }

    /** Levels between that many nodes and the root over them. */
    private static int levels(int count) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
    }

    private static int chunkLevel(ChunkLayout layout) {
        return Integer.numberOfTrailingZeros(layout.blocksPerChunk());
    }
}
