package io.godwit.core.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A file of the real file system.
 *
 * <p>An interrupt closes a file channel for all threads that use it. A cancelled fetcher must not break the chunks of
 * others, so a channel that was closed under us is opened again; the interrupt is kept for the caller to see.
 */
final class ChannelFile implements DiskFile {

    /** Bounds the direct memory that the runtime keeps for each thread to copy heap arrays through. */
    private static final int SLICE = 256 * 1024;

    private final Reopening reopening;
    private final ReentrantLock swap = new ReentrantLock();
    private volatile FileChannel channel;
    private volatile boolean closed;

    ChannelFile(FileChannel channel, Reopening reopening) {
        this.channel = channel;
        this.reopening = reopening;
    }

    @Override
    public void write(ByteBuffer source, long position) throws IOException {
        int start = source.position();
        int limit = source.limit();
        uninterrupted(file -> {
            source.position(start);
            while (source.position() < limit) {
                source.limit(Math.min(limit, source.position() + SLICE));
                file.write(source, position + source.position() - start);
            }
            return limit - start;
        });
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        int start = target.position();
        int limit = target.limit();
        return uninterrupted(file -> {
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
        return uninterrupted(FileChannel::size);
    }

    @Override
    public void force() throws IOException {
        uninterrupted(file -> {
            file.force(false);
            return file;
        });
    }

    @Override
    public boolean tryLock() throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        swap.lock();
        try {
            closed = true;
            channel.close();
        } finally {
            swap.unlock();
        }
    }

    private <T> T uninterrupted(Operation<T> operation) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                interrupted |= Thread.interrupted();
                FileChannel current = channel;
                try {
                    return operation.on(current);
                } catch (ClosedChannelException e) {
                    if (closed) {
                        throw e;
                    }
                    reopenUnlessDone();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void reopenUnlessDone() throws IOException {
        swap.lock();
        try {
            if (closed) {
                throw new ClosedChannelException();
            }
            if (!channel.isOpen()) {
                channel = reopening.open();
            }
        } finally {
            swap.unlock();
        }
    }

    private interface Operation<T> {
        T on(FileChannel file) throws IOException;
    }

    /** Opens the same file once more. */
    interface Reopening {
        FileChannel open() throws IOException;
    }
}
