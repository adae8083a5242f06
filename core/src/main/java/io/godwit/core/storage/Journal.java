package io.godwit.core.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Appends to a journal. Any thread may claim at any time, without waiting for others: each entry has its own place.
 */
final class Journal implements Closeable {

    private final DiskFile file;
    private final long salt;
    private final AtomicLong next;
    private final long covered;

    /**
     * A journal to append to.
     *
     * @param file open, with a header
     * @param salt as in the header
     * @param entries how many there are already
     * @param covered how many of them, from the first, a checkpoint covers
     */
    Journal(DiskFile file, long salt, long entries, long covered) {
        this.file = file;
        this.salt = salt;
        this.next = new AtomicLong(entries);
        this.covered = covered;
    }

    /** How many entries a checkpoint covered when this journal was opened. */
    long coveredAtOpen() {
        return covered;
    }

    /** Number of entries that fit into a journal of this length, a torn one counted. */
    static long entriesIn(long bytes) {
        long body = Math.max(0, bytes - JournalHeader.BYTES);
        return (body + JournalEntry.BYTES - 1) / JournalEntry.BYTES;
    }

    /** Claims a chunk whose data has been written. */
    void claim(int fileNumber, int chunk) throws IOException {
        append(new JournalEntry.Claim(fileNumber, chunk));
    }

    /** The index after the last claim; call it before forcing data and hand it to {@link #checkpoint}. */
    long mark() {
        return next.get();
    }

    /**
     * Records that the data of all claims before the mark has been forced; {@link #force} makes that durable.
     *
     * @return the index of the record
     */
    long checkpoint(long mark) throws IOException {
        return append(new JournalEntry.Checkpoint(mark));
    }

    /** Makes everything durable that was appended before this call. */
    void force() throws IOException {
        file.force();
    }

    /** Takes back all claims from the mark on, as their data may not have reached the disk. */
    void voidFrom(long mark) throws IOException {
        append(new JournalEntry.Voided(mark));
    }

    private long append(JournalEntry entry) throws IOException {
        long index = next.getAndIncrement();
        ByteBuffer bytes = ByteBuffer.allocate(JournalEntry.BYTES);
        entry.encode(salt, index, bytes);
        file.write(bytes.flip(), JournalHeader.BYTES + index * JournalEntry.BYTES);
        return index;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
