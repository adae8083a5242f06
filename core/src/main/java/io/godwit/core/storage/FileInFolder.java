package io.godwit.core.storage;

import io.godwit.core.storage.Handles.Lease;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A file that was made in a leased folder, which stays open as long as the file: it may have to be opened again there.
 */
record FileInFolder(DiskFile file, Lease<DiskFolder> folder) implements DiskFile {

    @Override
    public void write(ByteBuffer source, long position) throws IOException {
        file.write(source, position);
    }

    @Override
    public void writeDirect(ByteBuffer source, long position) throws IOException {
        file.writeDirect(source, position);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return file.read(target, position);
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public void force() throws IOException {
        file.force();
    }

    @Override
    public boolean tryLock() throws IOException {
        return file.tryLock();
    }

    @Override
    public void close() throws IOException {
        try (folder) {
            file.close();
        }
    }
}
