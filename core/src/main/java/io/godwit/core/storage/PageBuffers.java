package io.godwit.core.storage;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Direct buffers that begin on a page, used again and again: what they hold goes to the disk without being copied, also
 * past the system's cache, and makes no garbage. Thread-safe.
 *
 * <p>Capacities are powers of two. The buffer used last is handed out first, as it is the one still in the processor's
 * cache. Those that are not kept are freed with the garbage.
 */
public final class PageBuffers {

    /** What direct writes are multiples of: no disk in use has larger sectors. */
    static final int PAGE = 4096;

    private static final int MIN_SHIFT = 14;
    private static final int MAX_SHIFT = 24;

    private final ReentrantLock lock = new ReentrantLock();
    private final List<ArrayDeque<ByteBuffer>> free = new ArrayList<>();
    private final long maxRetained;
    private long retained;

    /**
     * A pool.
     *
     * @param maxRetained most bytes kept for reuse
     */
    public PageBuffers(long maxRetained) {
        this.maxRetained = maxRetained;
        for (int shift = MIN_SHIFT; shift <= MAX_SHIFT; shift++) {
            free.add(new ArrayDeque<>());
        }
    }

    /**
     * What a buffer for that many bytes really takes.
     *
     * @param length 0 to 16 MiB
     */
    public static int capacityFor(int length) {
        return (1 << shiftFor(length)) + PAGE;
    }

    private static int shiftFor(int length) {
        int shift = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, length) - 1);
        if (length < 0 || shift > MAX_SHIFT) {
            throw new IllegalArgumentException("no buffer of " + length + " bytes");
        }
        return Math.max(MIN_SHIFT, shift);
    }

    /**
     * A buffer whose position is 0 and whose limit is that many bytes; its contents are arbitrary.
     *
     * @param length 0 to 16 MiB
     */
    public ByteBuffer acquire(int length) {
        int shift = shiftFor(length);
        lock.lock();
        try {
            ByteBuffer pooled = free.get(shift - MIN_SHIFT).pollLast();
            if (pooled != null) {
                retained -= pooled.capacity();
                return pooled.clear().limit(length);
            }
        } finally {
            lock.unlock();
        }
        return ByteBuffer.allocateDirect((1 << shift) + PAGE - 1).alignedSlice(PAGE).limit(length);
    }

    /** Takes back a buffer that {@link #acquire} gave; the caller must not touch it afterwards. */
    public void release(ByteBuffer buffer) {
        lock.lock();
        try {
            if (retained + buffer.capacity() <= maxRetained) {
                free.get(shiftFor(buffer.capacity()) - MIN_SHIFT).addLast(buffer);
                retained += buffer.capacity();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Forgets the buffers kept for reuse. */
    public void clear() {
        lock.lock();
        try {
            free.forEach(ArrayDeque::clear);
            retained = 0;
        } finally {
            lock.unlock();
        }
    }
}
