package io.godwit.core.node;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.protocol.RejectCode;
import io.godwit.core.share.ShareException;
import io.godwit.core.share.SharedFile;
import io.godwit.core.transfer.upload.OfferException;
import io.godwit.core.transfer.upload.OfferedFile;

/** A file of the library as other peers fetch it. */
final class LibraryFile implements OfferedFile {
    private final SharedFile file;

    LibraryFile(SharedFile file) {
        this.file = file;
    }

    @Override
    public ContentId root() {
        return file.root();
    }

    @Override
    public ChunkLayout layout() {
        return file.layout();
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public ChunkLayer layer() throws OfferException {
        try {
            return file.layer();
        } catch (ShareException failed) {
            throw offer(failed);
        }
    }

    @Override
    public void read(int chunk, int offset, byte[] target, int targetOffset, int length)
            throws OfferException {
        try {
            file.read(chunk, offset, target, targetOffset, length);
        } catch (ShareException failed) {
            throw offer(failed);
        }
    }

    /** The refusal that a requester is told; the reason says nothing about this machine. */
    static OfferException offer(ShareException failed) {
        RejectCode code =
                switch (failed.reason()) {
                    case CHANGED -> RejectCode.CHANGED;
                    case NOT_FOUND, NOT_A_FILE, NOT_ALLOWED -> RejectCode.NOT_FOUND;
                    case UNREADABLE, IO_ERROR -> RejectCode.IO_ERROR;
                    case CLOSED -> RejectCode.BUSY;
                };
        return new OfferException(code, failed.reason().toString(), failed);
    }

    @Override
    public void close() {
        // The library keeps and closes what is open.
    }
}
