package io.godwit.core.transfer.upload;

import io.godwit.core.content.Bitfield;
import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ChunkLayer;

/**
 * A file, whole or in part, that one requester may fetch.
 *
 * <p>Used by one thread at a time. Cheap to get: what it reads from is opened on first use.
 */
public interface OfferedFile extends AutoCloseable {

    /** Its Merkle root, or what else it is asked for by; see {@link FileOffer}. */
    ContentId root();

    /** How it is cut into chunks. */
    ChunkLayout layout();

    /** The last part of its path, for a requester that knows only the root. */
    String name();

    /** The chunks that can be read now, as a copy. */
    default Bitfield chunks() {
        return Bitfield.full(layout().chunkCount());
    }

    /**
     * The hashes of its chunks.
     *
     * @throws OfferException {@code CHANGED}, {@code IO_ERROR}, or {@code NOT_YET} when it is not known yet
     */
    ChunkLayer layer() throws OfferException;

    /**
     * Reads bytes of one chunk; never bytes that do not belong to {@link #root()}, as far as the file system tells.
     *
     * @param chunk chunk index
     * @param offset position in the chunk
     * @param target where to put the bytes
     * @param targetOffset index of the first byte written
     * @param length number of bytes, inside the chunk
     * @throws OfferException {@code CHANGED} when the file is not the one that was indexed, {@code IO_ERROR} when it
     *     cannot be read, {@code NOT_YET} when that chunk is not there yet, {@code NOT_FOUND} when it is gone
     */
    void read(int chunk, int offset, byte[] target, int targetOffset, int length)
            throws OfferException;

    /** Lets go of what it reads from; may be repeated. */
    @Override
    void close();
}
