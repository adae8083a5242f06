package io.godwit.core.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A file channel that an interrupt does not end. Thread-safe.
 *
 * <p>An interrupt closes a file channel for all threads that use it. A cancelled fetcher must not break the chunks of
 * others, so a channel that was closed under us is opened again; the interrupt is kept for the caller to see.
 */
final class SteadyChannel implements Closeable {

    private final Reopening reopening;
    private final ReentrantLock swap = new ReentrantLock();
    private volatile FileChannel channel;
    private volatile boolean closed;

    SteadyChannel(FileChannel channel, Reopening reopening) {
        this.channel = channel;
        this.reopening = reopening;
    }

    /** Opens the same file once more. */
    @FunctionalInterface
    interface Reopening {
        FileChannel open() throws IOException;
    }

    /** Something that can be begun again. */
    @FunctionalInterface
    interface Operation<T> {
        T on(FileChannel file) throws IOException;
    }

    /** Runs an operation, and again on a new channel when an interrupt ended it. */
    <T> T uninterrupted(Operation<T> operation) throws IOException {
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

    /** The channel of the moment, for what an interrupt cannot end. */
    FileChannel current() {
        return channel;
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
}
