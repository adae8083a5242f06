package io.godwit.core.storage;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Writes a whole new journal, many entries at a time; it becomes valid by being moved into place. */
final class JournalWriter {

    private final DiskFile file;
    private final long salt;
    private final ByteBuffer page = ByteBuffer.allocate(4096 * JournalEntry.BYTES);
    private long written;
    private long index;

    JournalWriter(DiskFile file, JournalHeader header) throws IOException {
        this.file = file;
        this.salt = header.salt();
        file.write(header.encode(), 0);
        written = JournalHeader.BYTES;
    }

    long index() {
        return index;
    }

    void append(JournalEntry entry) throws IOException {
        if (page.remaining() < JournalEntry.BYTES) {
            flush();
        }
        entry.encode(salt, index++, page);
    }

    void finish() throws IOException {
        flush();
        file.force();
    }

    private void flush() throws IOException {
        page.flip();
        int length = page.remaining();
        file.write(page, written);
        written += length;
        page.clear();
    }
}
