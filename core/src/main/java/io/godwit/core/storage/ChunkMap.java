package io.godwit.core.storage;

import io.godwit.core.content.Bitfield;
import io.godwit.core.content.ChunkLayout;
import io.godwit.core.manifest.ManifestEntry.FileEntry;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Which chunks of which files are stored: one bit each, in one set for all files, so that a million small files cost
 * little. Chunks have a number over all files, in file order. Thread-safe.
 */
final class ChunkMap {

    private final List<FileEntry> files;
    private final int[] firstChunk;
    private final ReentrantLock lock = new ReentrantLock();
    private final BitSet stored;
    private final long totalBytes;
    private long storedBytes;

    /**
     * An empty map.
     *
     * @throws StorageException if a file, or all together, have more chunks than can be transferred
     */
    ChunkMap(List<FileEntry> files) throws StorageException {
        this.files = files;
        firstChunk = new int[files.size() + 1];
        long chunks = 0;
        for (int i = 0; i < files.size(); i++) {
            ChunkLayout layout = ChunkLayout.forSize(files.get(i).size());
            chunks += layout.isTransferable() ? layout.chunkCount() : Integer.MAX_VALUE;
            if (chunks >= Integer.MAX_VALUE) {
                throw new StorageException(
                        StorageException.Reason.TOO_LARGE, "the download has too many chunks");
            }
            firstChunk[i + 1] = (int) chunks;
        }
        stored = new BitSet();
        totalBytes = files.stream().mapToLong(FileEntry::size).sum();
    }

    int files() {
        return files.size();
    }

    FileEntry file(int file) {
        return files.get(file);
    }

    ChunkLayout layout(int file) {
        return ChunkLayout.forSize(files.get(file).size());
    }

    int chunks(int file) {
        return firstChunk[file + 1] - firstChunk[file];
    }

    boolean has(int file, int chunk) {
        return file >= 0 && file < files.size() && chunk >= 0 && chunk < chunks(file);
    }

    /** The number of a chunk over all files. */
    int number(int file, int chunk) {
        if (!has(file, chunk)) {
            throw new IndexOutOfBoundsException("no chunk " + chunk + " of file " + file);
        }
        return firstChunk[file] + chunk;
    }

    boolean isStored(int file, int chunk) {
        int number = number(file, chunk);
        lock.lock();
        try {
            return stored.get(number);
        } finally {
            lock.unlock();
        }
    }

    /** Marks a chunk; returns whether it was not marked before. */
    boolean add(int file, int chunk) {
        int number = number(file, chunk);
        int length = layout(file).lengthOf(chunk);
        lock.lock();
        try {
            if (stored.get(number)) {
                return false;
            }
            stored.set(number);
            storedBytes += length;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Marks everything. */
    void addAll() {
        lock.lock();
        try {
            stored.set(0, firstChunk[files.size()]);
            storedBytes = totalBytes;
        } finally {
            lock.unlock();
        }
    }

    long totalBytes() {
        return totalBytes;
    }

    void remove(int file, int chunk) {
        int number = number(file, chunk);
        int length = layout(file).lengthOf(chunk);
        lock.lock();
        try {
            if (stored.get(number)) {
                stored.clear(number);
                storedBytes -= length;
            }
        } finally {
            lock.unlock();
        }
    }

    Bitfield of(int file) {
        int first = firstChunk[file];
        int end = firstChunk[file + 1];
        Bitfield field = new Bitfield(end - first);
        lock.lock();
        try {
            for (int i = stored.nextSetBit(first);
                    i >= 0 && i < end;
                    i = stored.nextSetBit(i + 1)) {
                field.set(i - first);
            }
        } finally {
            lock.unlock();
        }
        return field;
    }

    boolean isAnyStored(int file) {
        lock.lock();
        try {
            int next = stored.nextSetBit(firstChunk[file]);
            return next >= 0 && next < firstChunk[file + 1];
        } finally {
            lock.unlock();
        }
    }

    boolean isFull() {
        lock.lock();
        try {
            return stored.cardinality() == firstChunk[files.size()];
        } finally {
            lock.unlock();
        }
    }

    long storedBytes() {
        lock.lock();
        try {
            return storedBytes;
        } finally {
            lock.unlock();
        }
    }

    /** Refuses what is not exactly one chunk. */
    static void requireWhole(int length, ByteBuffer data) {
        if (data.remaining() != length) {
            throw new IllegalArgumentException(data.remaining() + " bytes of a chunk of " + length);
        }
    }
}
