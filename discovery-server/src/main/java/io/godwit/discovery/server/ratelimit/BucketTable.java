package io.godwit.discovery.server.ratelimit;

import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Token buckets in 16 bytes each: a mark that names the bucket, and the moment at which it will be full again (the
 * generic cell rate algorithm of ITU-T I.371). Thread-safe.
 *
 * <p>A full bucket is the same as none, so its place is free. A bucket may lie in one of eight places; when all are
 * taken by others and the table is at its bound, the one that is full soonest is forgotten, be it the newest, which gives
 * its party least.
 */
final class BucketTable {

    private static final int WAYS = 8;
    private static final int FIRST_SLOTS = 1_024;

    private final ReentrantLock lock = new ReentrantLock();
    private final int most;
    private long[] marks = new long[FIRST_SLOTS];
    private long[] fullAt = new long[FIRST_SLOTS];

    /**
     * An empty table.
     *
     * @param most buckets, a power of two from 1,024
     */
    BucketTable(int most) {
        this.most = most;
    }

    /**
     * Takes one request from a bucket.
     *
     * @param mark names the bucket; evenly distributed and not to be foreseen
     * @param now nanoseconds since some moment, from 0 and never less than before
     * @return zero when it may go on, else nanoseconds after which it may be tried again
     */
    long take(long mark, Rate rate, long now) {
        double interval = 1e9 / rate.perSecond();
        lock.lock();
        try {
            int slot = slot(mark, now);
            long full = marks[slot] == mark ? Math.max(fullAt[slot], now) : now;
            long next = full + Math.max(1, (long) interval);
            long wait = next - now - (long) (rate.burst() * interval);
            if (wait > 0) {
                return wait;
            }
            if (marks[slot] == mark || fullAt[slot] < next) {
                marks[slot] = mark;
                fullAt[slot] = next;
            }
            return 0;
        } finally {
            lock.unlock();
        }
    }

    /** Where the bucket is, or where it may lie. */
    private int slot(long mark, long now) {
        while (true) {
            int first = first(mark, marks.length);
            int soonest = first;
            for (int i = first; i < first + WAYS; i++) {
                if (marks[i] == mark) {
                    return i;
                }
                if (fullAt[i] < fullAt[soonest]) {
                    soonest = i;
                }
            }
            if (fullAt[soonest] <= now || marks.length == most) {
                return soonest;
            }
            grow(now);
        }
    }

    private static int first(long mark, int slots) {
        return (int) (mark >>> 1) & (slots - 1) & -WAYS;
    }

    /** Doubles the table; what lay together may then lie apart, and always has room. */
    private void grow(long now) {
        long[] oldMarks = marks;
        long[] oldFullAt = fullAt;
        marks = new long[2 * oldMarks.length];
        fullAt = new long[2 * oldMarks.length];
        for (int i = 0; i < oldMarks.length; i++) {
            if (oldFullAt[i] > now) {
                int place = first(oldMarks[i], marks.length);
                while (marks[place] != 0) {
                    place++;
                }
                marks[place] = oldMarks[i];
                fullAt[place] = oldFullAt[i];
            }
        }
    }

    /** Buckets that are not full. */
    long size(long now) {
        lock.lock();
        try {
            return Arrays.stream(fullAt).filter(full -> full > now).count();
        } finally {
            lock.unlock();
        }
    }
}
