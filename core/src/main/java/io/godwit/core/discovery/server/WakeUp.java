package io.godwit.core.discovery.server;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A pause that can be cut short. Thread-safe; a call while nobody waits counts for the next wait. */
final class WakeUp {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition called = lock.newCondition();
    private boolean pending;

    /** Ends the present or the next wait. */
    void call() {
        lock.lock();
        try {
            pending = true;
            called.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits.
     *
     * @return whether somebody called before the time was over
     */
    boolean await(Duration pause) throws InterruptedException {
        lock.lock();
        try {
            long left = pause.toNanos();
            while (!pending && left > 0) {
                left = called.awaitNanos(left);
            }
            boolean was = pending;
            pending = false;
            return was;
        } finally {
            lock.unlock();
        }
    }
}
