package io.godwit.core.transfer.download;

import io.godwit.core.content.Bitfield;
import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.protocol.RejectCode;
import io.godwit.core.storage.ChunkStore;
import io.godwit.core.storage.StorageException;
import io.godwit.core.transfer.upload.OfferException;
import io.godwit.core.transfer.upload.OfferedFile;
import java.nio.file.NoSuchFileException;

/** A file of a running download, as far as it is verified, for other downloaders. */
final class PartialFile implements OfferedFile {

    private final Job job;
    private final Plan plan;
    private final ChunkStore store;
    private final int file;

    PartialFile(Job job, Plan plan, ChunkStore store, int file) {
        this.job = job;
        this.plan = plan;
        this.store = store;
        this.file = file;
    }

    @Override
    public ContentId root() {
        return plan.root(file);
    }

    @Override
    public ChunkLayout layout() {
        return plan.layout(file);
    }

    @Override
    public String name() {
        return plan.name(file);
    }

    @Override
    public Bitfield chunks() {
        job.lock.lock();
        try {
            return plan.stored(file);
        } finally {
            job.lock.unlock();
        }
    }

    @Override
    public ChunkLayer layer() throws OfferException {
        job.lock.lock();
        try {
            ChunkLayer layer = plan.layer(file);
            if (layer == null) {
                throw new OfferException(RejectCode.NOT_YET, "layer");
            }
            return layer;
        } finally {
            job.lock.unlock();
        }
    }

    @Override
    public void read(int chunk, int offset, byte[] target, int targetOffset, int length)
            throws OfferException {
        checkStored(chunk);
        try {
            store.read(file, chunk, offset, target, targetOffset, length);
        } catch (StorageException e) {
            throw new OfferException(codeOf(e), "reading from the store", e);
        }
    }

    private static RejectCode codeOf(StorageException failure) {
        return switch (failure.getCause()) {
            // It gets its final name at this instant.
            case NoSuchFileException moved -> RejectCode.NOT_YET;
            // The store's own word and not the system's: it has been closed, or a file was cut.
            case null ->
                    failure.reason() == StorageException.Reason.IO_ERROR
                            ? RejectCode.NOT_FOUND
                            : RejectCode.IO_ERROR;
            default -> RejectCode.IO_ERROR;
        };
    }

    private void checkStored(int chunk) throws OfferException {
        job.lock.lock();
        try {
            if (!plan.isDone(plan.firstOf(file) + chunk)) {
                throw new OfferException(RejectCode.NOT_YET, "chunk " + chunk);
            }
        } finally {
            job.lock.unlock();
        }
    }

    @Override
    public void close() {
        // The store belongs to the download.
    }
}
