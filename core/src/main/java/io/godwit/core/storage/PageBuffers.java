package io.godwit.core.storage;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Direct buffers that begin on a page, used again and again: what they hold goes to the disk without being copied, also
 * past the system's cache, and makes no garbage. Thread-safe.
 *
 * <p>Capacities are powers of two. The buffer used last is handed out first, as it is the one still in the processor's
 * cache. No more is kept than those that are lent leave of the pool's size; the rest goes back to the system at once, as
 * the collector of a heap with little garbage would come late for it. It counts as direct memory of the process.
 */
public final class PageBuffers {

    /** What direct writes are multiples of: no disk in use has larger sectors. */
    static final int PAGE = 4096;

    private static final int MIN_SHIFT = 14;
    private static final int MAX_SHIFT = 24;

    private final ReentrantLock lock = new ReentrantLock();
    private final List<ArrayDeque<Page>> kept = new ArrayList<>();
    private final IdentityHashMap<ByteBuffer, Page> lent = new IdentityHashMap<>();
    private final long size;
    private long taken;

    /** A buffer and what it is freed by. */
    private record Page(ByteBuffer bytes, Arena arena) {

        int shift() {
            return Integer.numberOfTrailingZeros(bytes.capacity());
        }

        long cost() {
            return (long) bytes.capacity() + PAGE;
        }
    }

    /**
     * A pool.
     *
     * @param size bytes that are lent and kept together; who asks for more gets them, and nothing is kept then
     */
    public PageBuffers(long size) {
        this.size = size;
        for (int shift = MIN_SHIFT; shift <= MAX_SHIFT; shift++) {
            kept.add(new ArrayDeque<>());
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
        List<Page> superfluous = new ArrayList<>();
        Page page;
        lock.lock();
        try {
            page = kept.get(shift - MIN_SHIFT).pollLast();
            if (page == null) {
                int cost = capacityFor(length);
                makeRoom(cost, superfluous);
                // Before it is there, or others who ask meanwhile count on the same room.
                taken += cost;
            } else {
                lent.put(page.bytes(), page);
            }
        } finally {
            lock.unlock();
        }
        superfluous.forEach(old -> old.arena().close());
        Page given = page == null ? newPage(shift) : page;
        return given.bytes().clear().limit(length);
    }

    /** A new buffer, which is counted already. */
    private Page newPage(int shift) {
        Arena arena = Arena.ofShared();
        Page page;
        try {
            page = new Page(arena.allocate(1L << shift, PAGE).asByteBuffer(), arena);
        } catch (OutOfMemoryError e) {
            notMade((1L << shift) + PAGE);
            throw e;
        }
        lock.lock();
        try {
            lent.put(page.bytes(), page);
        } finally {
            lock.unlock();
        }
        return page;
    }

    private void notMade(long cost) {
        lock.lock();
        try {
            taken -= cost;
        } finally {
            lock.unlock();
        }
    }

    /** With the lock: buffers of other sizes, which nobody may ever ask for again, must not keep these from being kept. */
    private void makeRoom(long bytes, List<Page> superfluous) {
        for (ArrayDeque<Page> shelf : kept) {
            while (taken + bytes > size && !shelf.isEmpty()) {
                Page old = shelf.removeFirst();
                taken -= old.cost();
                superfluous.add(old);
            }
        }
    }

    /**
     * Takes back a buffer that {@link #acquire} gave; the caller must not touch it afterwards.
     *
     * @throws IllegalArgumentException if it is not lent
     */
    public void release(ByteBuffer buffer) {
        boolean keep;
        Page page;
        lock.lock();
        try {
            page = lent.remove(buffer);
            if (page == null) {
                throw new IllegalArgumentException("not lent, or given back before");
            }
            keep = taken <= size;
            if (keep) {
                kept.get(page.shift() - MIN_SHIFT).addLast(page);
            } else {
                taken -= page.cost();
            }
        } finally {
            lock.unlock();
        }
        if (!keep) {
            page.arena().close();
        }
    }

    /** Frees the buffers kept for reuse. */
    public void clear() {
        List<Page> superfluous = new ArrayList<>();
        lock.lock();
        try {
            makeRoom(Long.MAX_VALUE - taken, superfluous);
        } finally {
            lock.unlock();
        }
        superfluous.forEach(page -> page.arena().close());
    }
}
