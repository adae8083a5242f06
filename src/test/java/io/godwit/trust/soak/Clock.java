package io.godwit.trust.soak;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Knows when a run is over. Thread-safe. */
final class Clock {

    private final long start = System.nanoTime();
    private final long length;
    private final CountDownLatch stopped = new CountDownLatch(1);

    Clock(long seconds) {
        this.length = TimeUnit.SECONDS.toNanos(seconds);
    }

    boolean isOver() {
        return stopped.getCount() == 0 || System.nanoTime() - start >= length;
    }

    double hours() {
        return (System.nanoTime() - start) / 3.6e12;
    }

    void stop() {
        stopped.countDown();
    }

    /** Waits so long, or less when the run is stopped. */
    void pause(long millis) {
        try {
            if (stopped.await(millis, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }
}
