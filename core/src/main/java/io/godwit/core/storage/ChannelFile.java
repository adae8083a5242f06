package io.godwit.core.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.util.Optional;

/** A file of the real file system. */
final class ChannelFile implements DiskFile {

    /** Bounds the direct memory that the runtime keeps for each thread to copy heap arrays through. */
    private static final int SLICE = 256 * 1024;

    private final SteadyChannel channel;
    private final Optional<DirectWriter> direct;

    /**
     * An open file.
     *
     * @param direct writes to the same file past the system's cache, where that can be done
     */
    ChannelFile(SteadyChannel channel, Optional<DirectWriter> direct) {
        this.channel = channel;
        this.direct = direct;
    }

    @Override
    public void write(ByteBuffer source, long position) throws IOException {
        int start = source.position();
        int limit = source.limit();
        channel.uninterrupted(file -> {
            source.position(start);
            while (source.position() < limit) {
                source.limit(Math.min(limit, source.position() + SLICE));
                file.write(source, position + source.position() - start);
            }
            return limit - start;
        });
    }

    @Override
    public void writeDirect(ByteBuffer source, long position) throws IOException {
        if (direct.isEmpty() || !direct.get().write(source, position)) {
            write(source, position);
        }
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        int start = target.position();
        int limit = target.limit();
        return channel.uninterrupted(file -> {
            target.position(start);
            int got = 0;
            while (got >= 0 && target.position() < limit) {
                target.limit(Math.min(limit, target.position() + SLICE));
                got = file.read(target, position + target.position() - start);
            }
            target.limit(limit);
            return target.position() - start;
        });
    }

    @Override
    public long size() throws IOException {
        return channel.uninterrupted(FileChannel::size);
    }

    @Override
    public void force() throws IOException {
        channel.uninterrupted(file -> {
            file.force(false);
            return file;
        });
    }

    @Override
    public boolean tryLock() throws IOException {
        try {
            return channel.current().tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            if (direct.isPresent()) {
                direct.get().close();
            }
        }
    }
}
