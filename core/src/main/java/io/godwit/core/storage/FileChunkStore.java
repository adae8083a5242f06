package io.godwit.core.storage;

import io.godwit.core.content.Bitfield;
import io.godwit.core.content.ChunkLayout;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.storage.StorageException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A download in a staging folder beside its target. */
final class FileChunkStore implements ChunkStore {

    private static final Logger LOG = LoggerFactory.getLogger(FileChunkStore.class);

    private final Path folder;
    private final OpenDownload download;
    private final ChunkMap chunks;
    private final DataFiles data;
    private final Checkpointer checkpointer;
    private final SpaceGuard space;
    private final Publisher publisher;
    private final long directFrom;
    private final Runnable onClosed;
    private final long resumedBytes;

    /** Only one thread publishes, discards or closes; puts and reads go on meanwhile. */
    private final ReentrantLock ending = new ReentrantLock();

    private volatile State state = State.OPEN;

    private enum State {
        OPEN,
        PUBLISHED,
        DISCARDED,
        CLOSED
    }

    /**
     * A store.
     *
     * @param folder where the download is published
     * @param directFrom length from which files are written past the system's cache
     * @param onClosed called once when everything has been closed
     */
    FileChunkStore(
            Path folder,
            OpenDownload download,
            Checkpointer checkpointer,
            SpaceGuard space,
            Publisher publisher,
            long directFrom,
            Runnable onClosed) {
        this.folder = folder;
        this.directFrom = directFrom;
        this.onClosed = onClosed;
        this.download = download;
        this.chunks = download.chunks();
        this.data = download.data();
        this.checkpointer = checkpointer;
        this.space = space;
        this.publisher = publisher;
        this.resumedBytes = chunks.storedBytes();
    }

    @Override
    public Bitfield verified(int file) {
        return chunks.of(file);
    }

    @Override
    public long verifiedBytes() {
        return chunks.storedBytes();
    }

    @Override
    public long resumedBytes() {
        return resumedBytes;
    }

    @Override
    public Optional<ChunkLayer> layer(int file) throws StorageException {
        try {
            return download.layers().layer(file);
        } catch (IOException e) {
            throw error("reading a chunk layer failed", e);
        }
    }

    @Override
    public void keepLayer(int file, ChunkLayer layer) throws StorageException {
        try {
            download.layers().keep(file, layer);
        } catch (IOException e) {
            throw error("storing a chunk layer failed", e);
        }
    }

    @Override
    public void keepTold(int offset, byte[] hashes) throws StorageException {
        try {
            download.layers().told().keep(offset, hashes);
        } catch (IOException e) {
            throw error("storing the hashes of an offer failed", e);
        }
    }

    @Override
    public void put(int file, int chunk, ByteBuffer bytes) throws StorageException {
        if (chunks.isStored(file, chunk)) {
            return;
        }
        ChunkLayout layout = chunks.layout(file);
        int length = layout.lengthOf(chunk);
        ChunkMap.requireWhole(length, bytes);
        requireOpen();
        checkpointer.requireSound();
        try {
            space.beforeWriting(length, chunks.totalBytes() - chunks.storedBytes());
            write(file, layout, chunk, bytes.duplicate());
            download.journal().claim(file, chunk);
        } catch (IOException e) {
            throw notStored(e, length);
        }
        space.stored();
        chunks.add(file, chunk);
        checkpointer.wrote(length);
    }

    private void write(int file, ChunkLayout layout, int chunk, ByteBuffer bytes)
            throws IOException {
        long position = layout.offsetOf(chunk);
        if (layout.size() >= directFrom) {
            data.writeDirect(file, position, bytes);
        } else if (layout.size() == bytes.remaining()) {
            data.writeWhole(file, bytes);
        } else {
            data.write(file, position, bytes);
        }
    }

    @Override
    public void read(int file, int chunk, int offsetInChunk, byte[] target, int offset, int length)
            throws StorageException {
        ChunkLayout layout = chunks.layout(file);
        Objects.checkFromIndexSize(offsetInChunk, length, layout.lengthOf(chunk));
        Objects.checkFromIndexSize(offset, length, target.length);
        if (!chunks.isStored(file, chunk)) {
            throw new StorageException(Reason.CORRUPT, "chunk " + chunk + " is not there");
        }
        requireOpen();
        try {
            long position = layout.offsetOf(chunk) + offsetInChunk;
            if (data.read(file, position, target, offset, length) < length) {
                throw new StorageException(Reason.CORRUPT, "the file has been cut");
            }
        } catch (IOException e) {
            throw error("reading a chunk failed", e);
        }
    }

    @Override
    public Path publish() throws StorageException {
        if (!chunks.isFull()) {
            throw new IllegalStateException("chunks are missing");
        }
        ending.lock();
        try {
            requireOpen();
            checkpointer.requireSound();
            String name = publisher.publish(checkpointer);
            if (state == State.OPEN) {
                state = State.PUBLISHED;
                checkpointer.close();
                removeStaging();
            }
            return folder.resolve(name);
        } catch (IOException e) {
            throw error("publishing failed", e);
        } finally {
            ending.unlock();
        }
    }

    /** What was published is there and stays there, whatever becomes of the folder that it was made in. */
    private void removeStaging() {
        try {
            download.journal().close();
            download.staging().remove();
        } catch (IOException e) {
            LOG.warn("the staging folder of a published download could not be removed", e);
        }
    }

    @Override
    public void discard() throws StorageException {
        ending.lock();
        try {
            if (state == State.OPEN) {
                state = State.DISCARDED;
                checkpointer.close();
                data.close();
                download.journal().close();
                publisher.discard();
            }
        } catch (IOException e) {
            throw error("deleting an unfinished download failed", e);
        } finally {
            ending.unlock();
            close();
        }
    }

    @Override
    public void close() throws StorageException {
        ending.lock();
        try {
            State before = state;
            state = State.CLOSED;
            if (before != State.CLOSED) {
                close(before);
            }
        } catch (IOException e) {
            throw error("closing a download failed", e);
        } finally {
            ending.unlock();
        }
    }

    private void close(State before) throws IOException {
        try (download) {
            if (before == State.OPEN) {
                checkpointer.flush();
            }
        } finally {
            checkpointer.close();
            onClosed.run();
        }
    }

    private StorageException notStored(IOException failure, int length) {
        StorageException error = error("storing a chunk failed", failure);
        if (error.reason() == Reason.FULL) {
            space.refused(length);
        }
        return error;
    }

    private void requireOpen() throws StorageException {
        if (state == State.CLOSED || state == State.DISCARDED) {
            throw new StorageException(Reason.IO_ERROR, "the download has been closed");
        }
    }

    private StorageException error(String tried, IOException failure) {
        return DiskErrors.of(tried, failure, download.staging().parent());
    }
}
