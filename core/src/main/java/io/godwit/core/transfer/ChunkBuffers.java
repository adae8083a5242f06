package io.godwit.core.transfer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Arrays that are used again and again, so that moving data makes no garbage. Thread-safe.
 *
 * <p>Lengths are powers of two plus room for a record's header. The array used last is handed out first, as it is the
 * one still in the processor's cache.
 */
public final class ChunkBuffers {

    private static final int MIN_SHIFT = 14;
    private static final int MAX_SHIFT = 24;
    private static final int EXTRA = 64;

    private final ReentrantLock lock = new ReentrantLock();
    private final List<ArrayDeque<byte[]>> free = new ArrayList<>();
    private final long maxRetained;
    private long retained;

    /**
     * A pool.
     *
     * @param maxRetained most bytes kept for reuse; more are left to the garbage collector
     */
    public ChunkBuffers(long maxRetained) {
        this.maxRetained = maxRetained;
        for (int shift = MIN_SHIFT; shift <= MAX_SHIFT; shift++) {
            free.add(new ArrayDeque<>());
        }
    }

    private static int shiftFor(int length) {
        int payload = Math.max(1, length - EXTRA);
        int shift = Math.max(MIN_SHIFT, Integer.SIZE - Integer.numberOfLeadingZeros(payload - 1));
        if (shift > MAX_SHIFT) {
            throw new IllegalArgumentException("no buffer of " + length + " bytes");
        }
        return shift;
    }

    /**
     * An array with room for that many bytes; its contents are arbitrary.
     *
     * @param length 0 to 16 MiB + 64
     */
    public byte[] acquire(int length) {
        int shift = shiftFor(length);
        lock.lock();
        try {
            byte[] pooled = free.get(shift - MIN_SHIFT).pollLast();
            if (pooled != null) {
                retained -= pooled.length;
                return pooled;
            }
        } finally {
            lock.unlock();
        }
        return new byte[(1 << shift) + EXTRA];
    }

    /**
     * Takes back an array that {@link #acquire} gave; the caller must not touch it afterwards.
     */
    public void release(byte[] buffer) {
        int shift = shiftFor(buffer.length);
        lock.lock();
        try {
            if (retained + buffer.length <= maxRetained) {
                free.get(shift - MIN_SHIFT).addLast(buffer);
                retained += buffer.length;
            }
        } finally {
            lock.unlock();
        }
    }
}
