package io.godwit.core.manifest;

import io.godwit.core.content.ChunkLayout;

/** The hashes that chunks of one file are verified against. Thread-safe. */
public interface ChunkHashes {

    /** The file's layout. */
    ChunkLayout layout();

    /**
     * Whether a chunk has this hash.
     *
     * @param chunk chunk index
     * @param hash holds the 32 bytes to compare
     * @param offset index of the first of them
     * @throws IndexOutOfBoundsException if the hash of that chunk is not known, or fewer than 32 bytes are left
     */
    boolean has(int chunk, byte[] hash, int offset);
}
