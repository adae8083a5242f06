package io.godwit.core.manifest;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.crypto.Sha256;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The hashes of the first chunks of a file, as somebody told them who has not hashed the rest yet. Chunks that match
 * them are what that somebody hashed; that they are the file of a root is proved when the last hash is here.
 *
 * <p>Thread-safe. What was told stays as it was told; memory grows with it.
 */
public final class GrowingLayer implements ChunkHashes {

    private final ReentrantLock lock = new ReentrantLock();
    private final ChunkLayout layout;
    private byte[] packed = new byte[0];
    private int length;

    /**
     * Nothing is known yet.
     *
     * @param layout the file's layout
     * @throws ArithmeticException if the file is too large to be transferred
     */
    public GrowingLayer(ChunkLayout layout) {
        this.layout = layout;
        Objects.checkIndex(0, layout.chunkCount() + 1);
    }

    @Override
    public ChunkLayout layout() {
        return layout;
    }

    /** Number of chunks of which the hash is known, from the first one. */
    public int chunks() {
        return length() / Sha256.BYTES;
    }

    /** Bytes of the packed layer that are known. */
    public int length() {
        lock.lock();
        try {
            return length;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the hashes of all chunks are known. */
    public boolean isWhole() {
        return length() == ChunkLayer.packedLength(layout);
    }

    /**
     * Adds hashes behind those that are known.
     *
     * @param offset where they begin in the packed layer, in bytes
     * @param hashes whole hashes, not beyond the end of the layer
     * @return whether they were added; false when others came first
     * @throws IllegalArgumentException if they are not whole, or more than the file has chunks
     */
    public boolean add(int offset, byte[] hashes) {
        if (hashes.length % Sha256.BYTES != 0
                || hashes.length > ChunkLayer.packedLength(layout) - offset) {
            throw new IllegalArgumentException("no hashes of this layer");
        }
        lock.lock();
        try {
            if (offset != length) {
                return false;
            }
            if (length + hashes.length > packed.length) {
                packed = Arrays.copyOf(packed, Math.max(2 * length, length + hashes.length));
            }
            System.arraycopy(hashes, 0, packed, length, hashes.length);
            length += hashes.length;
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean has(int chunk, byte[] hash, int offset) {
        lock.lock();
        try {
            int at = Objects.checkIndex(chunk, length / Sha256.BYTES) * Sha256.BYTES;
            return Arrays.equals(
                    packed, at, at + Sha256.BYTES, hash, offset, offset + Sha256.BYTES);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Proves that the hashes are the chunk layer of a root.
     *
     * @throws ManifestException naming {@code layer} when hashes are missing or do not end in the root
     */
    public ChunkLayer proved(ContentId root) throws ManifestException {
        byte[] whole;
        lock.lock();
        try {
            whole = Arrays.copyOf(packed, length);
        } finally {
            lock.unlock();
        }
        return ChunkLayer.verified(root, layout, whole);
    }
}
