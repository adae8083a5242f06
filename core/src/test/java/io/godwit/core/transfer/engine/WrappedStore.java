package io.godwit.core.transfer.engine;

import io.godwit.core.content.Bitfield;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.storage.ChunkStore;
import io.godwit.core.storage.MemoryChunkStore;
import io.godwit.core.storage.StorageException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/** A store in memory of which a test changes what it does. */
class WrappedStore implements ChunkStore {

    final MemoryChunkStore inner;

    WrappedStore(MemoryChunkStore inner) {
        this.inner = inner;
    }

    @Override
    public Bitfield verified(int file) {
        return inner.verified(file);
    }

    @Override
    public long verifiedBytes() {
        return inner.verifiedBytes();
    }

    @Override
    public long resumedBytes() {
        return inner.resumedBytes();
    }

    @Override
    public Optional<ChunkLayer> layer(int file) throws StorageException {
        return inner.layer(file);
    }

    @Override
    public void keepLayer(int file, ChunkLayer layer) {
        inner.keepLayer(file, layer);
    }

    @Override
    public void keepTold(int offset, byte[] hashes) throws StorageException {
        inner.keepTold(offset, hashes);
    }

    @Override
    public void put(int file, int chunk, ByteBuffer data) throws StorageException {
        inner.put(file, chunk, data);
    }

    @Override
    public void read(int file, int chunk, int at, byte[] target, int offset, int length)
            throws StorageException {
        inner.read(file, chunk, at, target, offset, length);
    }

    @Override
    public Path publish() {
        return inner.publish();
    }

    @Override
    public void discard() {
        inner.discard();
    }

    @Override
    public void close() {
        inner.close();
    }
}
