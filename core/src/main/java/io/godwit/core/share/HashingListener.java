package io.godwit.core.share;

import io.godwit.core.manifest.ChunkLayer;

/** Told how the hashing of one file goes, by several threads. */
interface HashingListener {

    /** Nobody. */
    HashingListener NONE = new HashingListener() {};

    /**
     * The file is open.
     *
     * @param stamp what it looks like
     * @param packed where its chunk layer is going to be
     * @throws ShareException if it cannot be noted
     */
    default void begins(FileStamp stamp, byte[] packed) throws ShareException {}

    /** The hash of a chunk is in its place. */
    default void hashed(int chunk) {}

    /** All is hashed, and the file looks as it did at the beginning. */
    default void finished(ChunkLayer layer) {}
}
