package io.godwit.core.storage;

import io.godwit.core.content.Bitfield;
import io.godwit.core.content.ChunkLayout;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.manifest.ManifestEntry.FileEntry;
import io.godwit.core.storage.StorageException.Reason;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a download in memory: for tests, and for content that is wanted once and never on disk. Thread-safe. */
public final class MemoryChunkStore implements ChunkStore {

    private final ChunkMap chunks;
    private final List<byte[]> contents;
    private final Map<Integer, ChunkLayer> layers = new ConcurrentHashMap<>();
    private final Path publishedAs;

    /**
     * An empty store.
     *
     * @param manifest what is downloaded; all of it must fit into memory
     * @param publishedAs what {@link #publish} returns
     * @throws StorageException if a file is longer than an array can be
     */
    public MemoryChunkStore(Manifest manifest, Path publishedAs) throws StorageException {
        this.publishedAs = publishedAs;
        chunks = new ChunkMap(manifest.files());
        for (FileEntry file : manifest.files()) {
            if (file.size() > Integer.MAX_VALUE - 8) {
                throw new StorageException(Reason.TOO_LARGE, "a file does not fit into memory");
            }
        }
        contents = manifest.files().stream().map(file -> new byte[(int) file.size()]).toList();
    }

    /** A file as it is now, zero where chunks are missing; a copy. */
    public byte[] contents(int file) {
        return contents.get(file).clone();
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
        return 0;
    }

    @Override
    public Optional<ChunkLayer> layer(int file) throws StorageException {
        if (chunks.chunks(file) <= 1) {
            return Optional.of(LayerFiles.implicit(chunks.file(file)));
        }
        return Optional.ofNullable(layers.get(file));
    }

    @Override
    public void keepLayer(int file, ChunkLayer layer) {
        LayerFiles.requireLayerOf(chunks.file(file), layer);
        layers.put(file, layer);
    }

    @Override
    public void keepTold(int offset, byte[] hashes) {
        // There is no later run that could need them.
    }

    @Override
    public void put(int file, int chunk, ByteBuffer data) {
        ChunkLayout layout = chunks.layout(file);
        ChunkMap.requireWhole(layout.lengthOf(chunk), data);
        if (!chunks.isStored(file, chunk)) {
            int start = (int) layout.offsetOf(chunk);
            data.get(data.position(), contents.get(file), start, layout.lengthOf(chunk));
            chunks.add(file, chunk);
        }
    }

    @Override
    public void read(int file, int chunk, int offsetInChunk, byte[] target, int offset, int length)
            throws StorageException {
        if (!chunks.isStored(file, chunk)) {
            throw new StorageException(Reason.CORRUPT, "chunk " + chunk + " is not there");
        }
        ChunkLayout layout = chunks.layout(file);
        Objects.checkFromIndexSize(offsetInChunk, length, layout.lengthOf(chunk));
        int start = (int) layout.offsetOf(chunk) + offsetInChunk;
        System.arraycopy(contents.get(file), start, target, offset, length);
    }

    @Override
    public Path publish() {
        if (!chunks.isFull()) {
            throw new IllegalStateException("chunks are missing");
        }
        return publishedAs;
    }

    @Override
    public void discard() {
        layers.clear();
    }

    @Override
    public void close() {
        // Nothing is open; the content stays for whoever asks.
    }
}
