package io.godwit.core.storage;

import java.io.Closeable;
import java.io.IOException;

/**
 * Makes everything that was written to a file system durable at once, data and names, whoever wrote it: for thousands of
 * small files far cheaper than one after the other. Thread-safe.
 */
interface DiskBarrier extends Closeable {

    /**
     * Returns when all that was written before would survive a power cut.
     *
     * @return false if the system has no such call after all; then nothing was made durable
     * @throws IOException if something that was written since this was opened did not reach the disk
     */
    boolean force() throws IOException;
}
