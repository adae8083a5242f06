package io.godwit.core.share;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ChunkLayer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** How far the hashing of one offered file is. Chunks are hashed in any order and told from the first on. Thread-safe. */
final class HashedSoFar {

    private final ReentrantLock lock = new ReentrantLock();
    private final ChunkLayout layout;
    private final byte[] packed;
    private final BitSet hashed = new BitSet();
    private Optional<ChunkLayer> layer = Optional.empty();

    /**
     * Nothing yet.
     *
     * @param packed where the hashes are written, each before {@link #hashed(int)} is told of it
     */
    HashedSoFar(ChunkLayout layout, byte[] packed) {
        this.layout = layout;
        this.packed = packed;
    }

    /** The hash of a chunk is in its place. */
    void hashed(int chunk) {
        lock.lock();
        try {
            hashed.set(chunk);
        } finally {
            lock.unlock();
        }
    }

    /** The file is hashed, and looks as it did before. */
    void finished(ChunkLayer whole) {
        lock.lock();
        try {
            layer = Optional.of(whole);
        } finally {
            lock.unlock();
        }
    }

    /** All hashes and the root; empty as long as it is not certain that they are of one and the same file. */
    Optional<ChunkLayer> layer() {
        lock.lock();
        try {
            return layer;
        } finally {
            lock.unlock();
        }
    }

    /** Hashes of the first chunks, from an offset in bytes on and at most so many bytes; perhaps none. */
    byte[] hashes(int offset, int most) {
        lock.lock();
        try {
            int known = Math.min(hashed.nextClearBit(0), layout.chunkCount()) * ContentId.BYTES;
            int end = (int) Math.min(known, (long) offset + most);
            return end <= offset ? new byte[0] : Arrays.copyOfRange(packed, offset, end);
        } finally {
            lock.unlock();
        }
    }
}
