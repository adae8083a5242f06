package io.godwit.core.manifest;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.crypto.BlockHasher;
import io.godwit.core.crypto.Sha256;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Checks received chunks against their layer. Not thread-safe: one instance per thread; a call allocates little, and
 * that only if the layout differs from the one of the call before.
 */
public final class ChunkVerifier {

    private final BlockHasher blocks;
    private final byte[] hash = new byte[Sha256.BYTES];
    private @Nullable ChunkLayout layout;
    private @Nullable ChunkHasher hasher;

    /** A verifier with the fastest hasher of this runtime. */
    public ChunkVerifier() {
        this(BlockHasher.create());
    }

    /**
     * A verifier.
     *
     * @param blocks used by this instance alone from now on
     */
    public ChunkVerifier(BlockHasher blocks) {
        this.blocks = blocks;
    }

    /**
     * Whether a whole chunk is what its hash says.
     *
     * @param hashes the file's layer, or the part of it that is known
     * @param chunk chunk index
     * @param data holds exactly the chunk's {@link ChunkLayout#lengthOf} bytes at the offset
     * @param offset index of the first byte
     * @throws IndexOutOfBoundsException if there is no such chunk or the array is too short
     */
    public boolean matches(ChunkHashes hashes, int chunk, byte[] data, int offset) {
        hasherFor(hashes.layout()).hash(chunk, data, offset, hash, 0);
        return hashes.has(chunk, hash, 0);
    }

    /**
     * The same for a chunk of which a part was hashed while it arrived.
     *
     * @param hashes the file's layer, or the part of it that is known
     * @param chunk chunk index
     * @param data holds exactly the chunk's {@link ChunkLayout#lengthOf} bytes from index 0 on; unchanged
     * @param arrived leaves of the same bytes; unchanged
     * @throws IndexOutOfBoundsException if there is no such chunk or the buffer is too short
     */
    public boolean matches(ChunkHashes hashes, int chunk, ByteBuffer data, ArrivingLeaves arrived) {
        hasherFor(hashes.layout()).hash(chunk, data, arrived, hash);
        return hashes.has(chunk, hash, 0);
    }

    private ChunkHasher hasherFor(ChunkLayout wanted) {
        ChunkHasher current = hasher;
        if (current == null || !wanted.equals(layout)) {
            current = new ChunkHasher(blocks, wanted);
            layout = wanted;
            hasher = current;
        }
        return current;
    }
}
