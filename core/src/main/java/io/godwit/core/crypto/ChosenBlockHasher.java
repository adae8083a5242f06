package io.godwit.core.crypto;

import org.jspecify.annotations.Nullable;

/**
 * The platform's digest until {@link VectorTrial} has found that vectors are faster. Only where a trial is possible.
 *
 * <p>The trial begins when much is hashed for the first time, so that programs that hash little never pay for it.
 */
final class ChosenBlockHasher implements BlockHasher {

    /** Bytes in one call that count: fewer are of a small file, or of a large one that is hashed as it arrives. */
    private static final int COUNTED = 1 << 18;

    /** Such bytes from which on it is much: a chunk of a large file. */
    private static final int MUCH = 1 << 20;

    private final VectorTrial trial;
    private final BlockHasher digest = new JdkBlockHasher();
    private @Nullable BlockHasher vectors;
    private long seen;

    ChosenBlockHasher(VectorTrial trial) {
        this.trial = trial;
    }

    @Override
    public boolean prefersMany() {
        return !trial.isLost();
    }

    @Override
    public void hash(byte[] data, int offset, int length, byte[] leaves, int leavesOffset) {
        seen += length >= COUNTED ? length : 0;
        if (seen >= MUCH) {
            trial.begin();
        }
        chosen().hash(data, offset, length, leaves, leavesOffset);
    }

    @Override
    public void hashPairs(byte[] nodes, int offset, int count, byte[] parents, int parentsOffset) {
        chosen().hashPairs(nodes, offset, count, parents, parentsOffset);
    }

    private BlockHasher chosen() {
        if (!trial.isWon()) {
            return digest;
        }
        BlockHasher made = vectors;
        if (made == null) {
            made = new VectorBlockHasher();
            vectors = made;
        }
        return made;
    }
}
