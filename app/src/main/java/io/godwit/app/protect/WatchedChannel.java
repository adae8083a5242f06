package io.godwit.app.protect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ReadableByteChannel;

/**
 * Reads whole buffers, which the library counts on, tells how far it is, and stops when its thread is interrupted. What
 * fails is a {@link StreamException}. Not thread-safe.
 */
final class WatchedChannel implements ReadableByteChannel {
    private final ReadableByteChannel source;
    private final ByteProgress progress;
    private final long total;
    private long done;
    private boolean ended;

    WatchedChannel(ReadableByteChannel source, long total, ByteProgress progress) {
        this.source = source;
        this.total = total;
        this.progress = progress;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        stopIfAsked();
        int before = target.position();
        while (target.hasRemaining() && !ended) {
            ended = more(target) < 0;
        }
        int read = target.position() - before;
        if (read > 0) {
            done += read;
            progress.bytes(done, Math.max(done, total));
        }
        return read == 0 && ended ? -1 : read;
    }

    /** Throws when its thread is interrupted. */
    static void stopIfAsked() throws ClosedByInterruptException {
        if (Thread.currentThread().isInterrupted()) {
            throw new ClosedByInterruptException();
        }
    }

    private int more(ByteBuffer target) throws IOException {
        try {
            return source.read(target);
        } catch (IOException unreadable) {
            throw StreamException.reading(unreadable);
        }
    }

    /** Whether the source has nothing left. */
    boolean ended() {
        return ended;
    }

    @Override
    public boolean isOpen() {
        return source.isOpen();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
