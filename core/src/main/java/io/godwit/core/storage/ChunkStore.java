package io.godwit.core.storage;

import io.godwit.core.content.Bitfield;
import io.godwit.core.manifest.ChunkLayer;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

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
     * The chunk layer of a file: kept by {@link #keepLayer} in this run or an earlier one, or implied by the root of a
     * file of at most one chunk.
     *
     * @param file file number
     * @return the layer, or empty when it has to be fetched
     * @throws StorageException if the file system refuses
     */
    Optional<ChunkLayer> layer(int file) throws StorageException;

    /**
     * Keeps a chunk layer for later runs. Call it before the first {@link #put} of a file of several chunks: without the
     * layer, chunks that were claimed after the last checkpoint cannot be checked after a crash and are fetched again.
     *
     * @param file file number
     * @param layer the layer of that file; nothing is done for a file of at most one chunk
     * @throws IllegalArgumentException if it is the layer of another file
     * @throws StorageException if the file system refuses
     */
    void keepLayer(int file, ChunkLayer layer) throws StorageException;

    /**
     * Keeps hashes of the chunk layer of an offer, whose source tells them while it is hashing the file, for later runs.
     * Call it before the {@link #put} of the chunks that they are of, for the reason that {@link #keepLayer} has. They are
     * no layer: {@link #layer} does not return them.
     *
     * @param offset where they begin in the packed layer of the only file, in bytes
     * @param hashes whole hashes
     * @throws IndexOutOfBoundsException if the file has fewer chunks
     * @throws StorageException if the file system refuses
     */
    void keepTold(int offset, byte[] hashes) throws StorageException;

    /**
     * Stores a whole chunk that the caller has verified. Storing a chunk again is harmless. Survives the end of this
     * process when it returns; survives a power cut after the next checkpoint, some seconds later. An interrupt does not
     * end it.
     *
     * @param file file number
     * @param chunk chunk index in that file
     * @param data holds exactly the chunk's bytes between position and limit; unchanged. Best one of
     *     {@link PageBuffers}, out of which it is written without being copied
     * @throws IndexOutOfBoundsException if there is no such file or chunk
     * @throws IllegalArgumentException if it is not as long as the chunk
     * @throws StorageException if the file system refuses; nothing already stored is lost
     */
    void put(int file, int chunk, ByteBuffer data) throws StorageException;

    /**
     * Reads bytes of a verified chunk, to serve it on.
     *
     * @throws StorageException if the chunk is not verified or cannot be read: because of a
     *     {@link java.nio.file.NoSuchFileException} for the instant in which the file gets its final name, IO_ERROR of no
     *     cause once the store is closed
     */
    void read(int file, int chunk, int offsetInChunk, byte[] target, int offset, int length)
            throws StorageException;

    /**
     * Makes everything durable and gives the download its final name, which is changed as a browser would when it is
     * taken.
     *
     * <p>{@link #read} works until {@link #close} also afterwards. Publishing again returns the same path.
     *
     * @return where it is now
     * @throws IllegalStateException if a chunk is missing
     * @throws StorageException if the file system refuses; the download can still go on later
     */
    Path publish() throws StorageException;

    /**
     * Deletes what this download stored, and nothing else, and closes the store. What was published stays.
     *
     * @throws StorageException if the file system refuses; what could be deleted is
     */
    void discard() throws StorageException;

    /** Keeps everything for a later resume and lets go of the files; may be repeated. */
    @Override
    void close() throws StorageException;
}
