package io.godwit.core.crypto;

/**
 * SHA-256 over the nodes of a BEP 52 tree: many short, equal, independent messages, which is what an implementation
 * with several lanes needs to see at once.
 *
 * <p>Not thread-safe: one instance per thread. Calls allocate nothing.
 */
public interface BlockHasher {

    /** The fastest hasher this Java runtime offers; while that is not known, the platform's digest. */
    static BlockHasher create() {
        return VectorTrial.isPossible()
                ? new ChosenBlockHasher(VectorTrial.OF_THIS_PROCESS)
                : new JdkBlockHasher();
    }

    /**
     * Whether a block takes less time when it is hashed together with many others, so that they should be collected;
     * true also while that is not known.
     */
    boolean prefersMany();

    /**
     * Hashes data block by block.
     *
     * @param data holds the data
     * @param offset index of the first byte
     * @param length number of bytes; every 16 KiB begin a block, the last block may be shorter, 0 is no block
     * @param leaves takes {@value Sha256#BYTES} bytes for each block, in order
     * @param leavesOffset index of the first byte written
     * @throws IndexOutOfBoundsException if either array is too short
     */
    void hash(byte[] data, int offset, int length, byte[] leaves, int leavesOffset);

    /**
     * Hashes pairs of nodes to their parents. The target may be the source at the same offset.
     *
     * @param nodes holds {@code 2 * count} nodes of {@value Sha256#BYTES} bytes
     * @param offset index of the first byte
     * @param count number of pairs
     * @param parents takes {@value Sha256#BYTES} bytes for each pair, in order
     * @param parentsOffset index of the first byte written
     * @throws IndexOutOfBoundsException if either array is too short
     */
    void hashPairs(byte[] nodes, int offset, int count, byte[] parents, int parentsOffset);
}
