package io.godwit.core.node;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.protocol.RejectCode;
import io.godwit.core.share.ShareException;
import io.godwit.core.share.SharedOffer;
import io.godwit.core.transfer.upload.FileOffer;
import io.godwit.core.transfer.upload.OfferException;

/** A file of the library as other peers fetch it by an offer. */
final class LibraryOffer implements FileOffer {
    private final SharedOffer offer;

    LibraryOffer(SharedOffer offer) {
        this.offer = offer;
    }

    @Override
    public ContentId root() {
        return offer.id();
    }

    @Override
    public ChunkLayout layout() {
        return offer.layout();
    }

    @Override
    public String name() {
        return offer.name();
    }

    @Override
    public byte[] hashes(int offset, int most) throws OfferException {
        try {
            return offer.hashes(offset, most);
        } catch (ShareException failed) {
            throw LibraryFile.offer(failed);
        }
    }

    @Override
    public ContentId content() throws OfferException {
        try {
            return offer.root().orElseThrow(LibraryOffer::notYet);
        } catch (ShareException failed) {
            throw LibraryFile.offer(failed);
        }
    }

    @Override
    public ChunkLayer layer() throws OfferException {
        try {
            return offer.layer().orElseThrow(LibraryOffer::notYet);
        } catch (ShareException failed) {
            throw LibraryFile.offer(failed);
        }
    }

    private static OfferException notYet() {
        return new OfferException(RejectCode.NOT_YET, "still being hashed");
    }

    @Override
    public void read(int chunk, int at, byte[] target, int targetOffset, int length)
            throws OfferException {
        try {
            offer.read(chunk, at, target, targetOffset, length);
        } catch (ShareException failed) {
            throw LibraryFile.offer(failed);
        }
    }

    @Override
    public void close() {
        // The library keeps and closes what is open.
    }
}
