package io.godwit.discovery.server.http;

import io.godwit.discovery.server.net.NetworkPrefix;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who may use what only a few can use at once: one of each site stands in the line of all, the others of a site behind
 * him in a line of their own. So whoever floods from a few sites makes those wait who share them, and hardly anybody
 * else. Thread-safe.
 */
final class Turns {

    /** The line of one site. */
    private static final class Line {
        private final Semaphore first = new Semaphore(1, true);
        private int members;
    }

    private final Semaphore all;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<NetworkPrefix, Line> lines = new HashMap<>();
    private final int mostOfSite;

    /**
     * Nobody is there.
     *
     * @param atOnce who may use it at the same time
     * @param mostOfSite most in the line of one site; more are turned away at once
     */
    Turns(int atOnce, int mostOfSite) {
        this.all = new Semaphore(atOnce, true);
        this.mostOfSite = mostOfSite;
    }

    /** A turn, to be ended. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Waits for a turn.
     *
     * @param site of who waits
     * @param patience longest wait, in both lines together
     * @throws BusyException if it did not come
     */
    Turn await(NetworkPrefix site, Duration patience) throws BusyException {
        Line line = join(site);
        boolean taken = false;
        try {
            long end = System.nanoTime() + patience.toNanos();
            if (take(line.first, patience.toNanos())) {
                if (take(all, end - System.nanoTime())) {
                    taken = true;
                    return () -> end(site, line);
                }
                line.first.release();
            }
            throw new BusyException();
        } finally {
            if (!taken) {
                leave(site, line);
            }
        }
    }

    private static boolean take(Semaphore semaphore, long nanos) {
        try {
            return semaphore.tryAcquire(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void end(NetworkPrefix site, Line line) {
        all.release();
        line.first.release();
        leave(site, line);
    }

    private Line join(NetworkPrefix site) throws BusyException {
        lock.lock();
        try {
            Line line = lines.computeIfAbsent(site, key -> new Line());
            if (line.members >= mostOfSite) {
                throw new BusyException();
            }
            line.members++;
            return line;
        } finally {
            lock.unlock();
        }
    }

    private void leave(NetworkPrefix site, Line line) {
        lock.lock();
        try {
            line.members--;
            if (line.members == 0) {
                lines.remove(site);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Sites with somebody in line. */
    int sites() {
        lock.lock();
        try {
            return lines.size();
        } finally {
            lock.unlock();
        }
    }

    /** No turn came in time. */
    static final class BusyException extends Exception {
        private static final long serialVersionUID = 1L;

        private BusyException() {
            super("no turn in time", null, false, false);
        }
    }
}
