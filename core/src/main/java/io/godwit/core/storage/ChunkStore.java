package io.godwit.core.storage;

import io.godwit.core.content.Bitfield;
import java.nio.file.Path;

/**
 * Holds the chunks of one download, a file or a whole folder, until all are there.
 *
 * <p>Thread-safe. Files are numbered as the file entries of the manifest, from 0. Data is on disk before the journal
 * claims it; what the journal claims after the last synced checkpoint is hashed again when the store is opened.
 */
public interface ChunkStore extends AutoCloseable {

    /** The chunks of a file that are on disk and verified, as a copy. */
    Bitfield verified(int file);

    /** Bytes on disk and verified, over all files. */
    long verifiedBytes();

    /** Bytes that were already there when this store was opened. */
    long resumedBytes();

    /**
     * Stores a whole chunk that the caller has verified. Storing a chunk again is harmless.
     *
     * @param file file number
     * @param chunk chunk index in that file
     * @param data array that holds exactly the chunk's bytes at {@code offset}
     * @param offset index of the first byte
     * @throws StorageException if the file system refuses; nothing already stored is lost
     */
    void put(int file, int chunk, byte[] data, int offset) throws StorageException;

    /**
     * Reads bytes of a verified chunk, to serve it on.
     *
     * @throws StorageException if the chunk is not verified or cannot be read
     */
    void read(int file, int chunk, int offsetInChunk, byte[] target, int offset, int length)
            throws StorageException;

    /**
     * Makes everything durable and gives the download its final name, which is changed as a browser would when it is
     * taken.
     *
     * @return where it is now
     * @throws IllegalStateException if a chunk is missing
     * @throws StorageException if the file system refuses; the download can still go on later
     */
    Path publish() throws StorageException;

    /** Deletes what this download stored, and nothing else. */
    void discard() throws StorageException;

    /** Keeps everything for a later resume and lets go of the files; may be repeated. */
    @Override
    void close() throws StorageException;
}
