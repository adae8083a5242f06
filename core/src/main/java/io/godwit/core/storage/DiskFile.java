package io.godwit.core.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** An open regular file, read and written by position. Thread-safe; an interrupt does not end an operation. */
interface DiskFile extends Closeable {

    /** Writes all that remains in the buffer. On failure some of it may have been written. */
    void write(ByteBuffer source, long position) throws IOException;

    /**
     * As {@link #write}, past the system's cache where that can be done: bulk data costs half the processor time so, and
     * does not push out what others keep there.
     */
    void writeDirect(ByteBuffer source, long position) throws IOException;

    /** Reads until the buffer is full or the file ends; returns the bytes read, 0 at the end. */
    int read(ByteBuffer target, long position) throws IOException;

    /** Length in bytes. */
    long size() throws IOException;

    /** Returns when the content would survive a power cut; says nothing of the name, see {@link DiskFolder#force}. */
    void force() throws IOException;

    /**
     * Takes the lock that only one process can have; it goes with {@link #close}.
     *
     * @return whether it was free
     */
    boolean tryLock() throws IOException;
}
