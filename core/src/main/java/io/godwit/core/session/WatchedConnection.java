package io.godwit.core.session;

import io.godwit.core.transport.Connection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.function.LongSupplier;

/**
 * Knows whether the other end takes what is written. Writes go out in slices, so that a slow network shows as progress
 * and a dead one does not.
 */
final class WatchedConnection implements Connection {

    private static final int SLICE = 128 * 1024;

    /**
     * What is left and shorter than this goes out with the slice before it: two records of chunks are by their headers
     * and tags longer than a slice, and a call of its own for these few bytes would send them in a packet of their own.
     */
    private static final int SPLINTER = SLICE / 2;

    /** A slice that took longer had to wait for the other end; a shorter one fitted into the system's buffer. */
    private static final long WAITED_NANOS = 5_000_000;

    private final Connection inner;
    private final LongSupplier nanos;
    private volatile boolean writing;
    private volatile long sliceStarted;
    private volatile long lastWaited;
    private volatile long lastWait;
    private volatile long lastRead;

    WatchedConnection(Connection inner, LongSupplier nanos) {
        this.inner = inner;
        this.nanos = nanos;
        this.lastWaited = nanos.getAsLong();
        this.lastRead = lastWaited;
    }

    /** Nanoseconds that the slice being written now has waited for the other end, 0 when none is. */
    long stuckFor(long now) {
        return writing ? now - sliceStarted : 0;
    }

    /**
     * Nanoseconds since a write last waited and then went on, which proves that the other end took bytes: on a slow
     * line the answer to a PING is a long time behind what was sent before it.
     */
    long sinceProgress(long now) {
        return now - lastWaited;
    }

    /** Nanoseconds that the last write took that had to wait, 0 when none had. */
    long lastWait() {
        return lastWait;
    }

    /** Nanoseconds since anything came, be it a part of a record, or a write waited and then went on. */
    long sinceSign(long now) {
        return Math.min(now - lastRead, sinceProgress(now));
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int count = inner.read(target);
        if (count > 0) {
            lastRead = nanos.getAsLong();
        }
        return count;
    }

    @Override
    public void write(ByteBuffer source) throws IOException {
        int end = source.limit();
        try {
            while (source.position() < end) {
                source.limit(sliceEnd(source.position(), end));
                writeSlice(source);
            }
        } finally {
            source.limit(end);
        }
    }

    private static int sliceEnd(int from, int end) {
        return end - from < SLICE + SPLINTER ? end : from + SLICE;
    }

    private void writeSlice(ByteBuffer slice) throws IOException {
        long start = nanos.getAsLong();
        sliceStarted = start;
        writing = true;
        try {
            inner.write(slice);
        } finally {
            writing = false;
        }
        long end = nanos.getAsLong();
        if (end - start > WAITED_NANOS) {
            lastWait = end - start;
            lastWaited = end;
        }
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return inner.remoteAddress();
    }

    @Override
    public void close() {
        inner.close();
    }
}
