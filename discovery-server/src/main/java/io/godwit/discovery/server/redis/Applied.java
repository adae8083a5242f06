package io.godwit.discovery.server.redis;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How many of the changes the copy has. Thread-safe. */
final class Applied {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private long number;

    long number() {
        lock.lock();
        try {
            return number;
        } finally {
            lock.unlock();
        }
    }

    /** Notes that the copy has this change and those before it. */
    void reached(long change) {
        lock.lock();
        try {
            number = change;
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the copy has a change, or for so long. */
    void await(long change, Duration most) {
        lock.lock();
        try {
            for (long left = most.toNanos(); number < change && left > 0; ) {
                left = more.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
