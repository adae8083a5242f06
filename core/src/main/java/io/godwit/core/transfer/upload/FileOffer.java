package io.godwit.core.transfer.upload;

import io.godwit.core.content.ContentId;

/**
 * A file that is served while it is still being hashed, under a name of its own that {@link #root} returns. Its chunks
 * can be read all the time; {@link #layer} is known, and with it the root, when all of it is hashed.
 */
public interface FileOffer extends OfferedFile {

    /** The offer. */
    @Override
    ContentId root();

    /**
     * The Merkle root of the file.
     *
     * @throws OfferException {@code NOT_YET} while the file is still being hashed, or as {@link #hashes}
     */
    ContentId content() throws OfferException;

    /**
     * Hashes of chunks that are known by now.
     *
     * @param offset position in the packed chunk layer in bytes, a multiple of 32
     * @param most most bytes wanted, a multiple of 32
     * @return whole hashes, none when those at the offset are not known yet
     * @throws OfferException {@code CHANGED} when the file is not the one that was offered, {@code IO_ERROR} when that
     *     cannot be told, {@code NOT_FOUND} when it is gone
     */
    byte[] hashes(int offset, int most) throws OfferException;
}
