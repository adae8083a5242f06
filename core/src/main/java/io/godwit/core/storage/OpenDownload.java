package io.godwit.core.storage;

import java.io.Closeable;
import java.io.IOException;

/**
 * What one unfinished download has open.
 *
 * @param staging its folder, locked
 * @param chunks which chunks are there
 * @param data their bytes
 * @param layers the layers kept for later runs
 * @param journal where new chunks are claimed
 */
record OpenDownload(
        StagingFolder staging, ChunkMap chunks, DataFiles data, LayerFiles layers, Journal journal)
        implements Closeable {

    /** Closes everything, the lock last. */
    @Override
    public void close() throws IOException {
        DiskFolder parent = staging.parent();
        try (parent;
                staging;
                journal) {
            data.close();
        }
    }
}
