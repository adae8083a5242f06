package io.godwit.core.crypto;

import io.godwit.core.content.ChunkLayout;
import java.util.Objects;

/**
 * As many messages at once as the processor's vectors have lanes; what is left over goes through the platform's digest.
 * Needs the module {@code jdk.incubator.vector}.
 */
final class VectorBlockHasher implements BlockHasher {

    /** Fewer messages than this take longer in lanes than one after the other. */
    private static final int WORTHWHILE = Math.max(2, VectorSha256.LANES / 4);

    private final VectorSha256 lanes = new VectorSha256();
    private final BlockHasher digest = new JdkBlockHasher();

    @Override
    public boolean prefersMany() {
        return true;
    }

    @Override
    public void hash(byte[] data, int offset, int length, byte[] leaves, int leavesOffset) {
        Objects.checkFromIndexSize(offset, length, data.length);
        int size = ChunkLayout.BLOCK_SIZE;
        int done = many(data, offset, size, length / size, leaves, leavesOffset);
        digest.hash(
                data,
                offset + done * size,
                length - done * size,
                leaves,
                leavesOffset + done * Sha256.BYTES);
    }

    @Override
    public void hashPairs(byte[] nodes, int offset, int count, byte[] parents, int parentsOffset) {
        int size = 2 * Sha256.BYTES;
        int done = many(nodes, offset, size, count, parents, parentsOffset);
        digest.hashPairs(
                nodes,
                offset + done * size,
                count - done,
                parents,
                parentsOffset + done * Sha256.BYTES);
    }

    /** Hashes adjacent messages of one size, and returns how many of them; the few that are left over are not worth it. */
    private int many(
            byte[] data, int offset, int size, int count, byte[] digests, int digestsOffset) {
        int done = 0;
        while (count - done >= WORTHWHILE) {
            int now = Math.min(VectorSha256.LANES, count - done);
            lanes.hash(
                    data,
                    offset + done * size,
                    size,
                    size,
                    now,
                    digests,
                    digestsOffset + done * Sha256.BYTES);
            done += now;
        }
        return done;
    }
}
