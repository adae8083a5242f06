package io.godwit.app.fx;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures how long the interface thread was away from its queue: it is asked every few milliseconds, and the longest
 * wait for an answer is the longest time in which no click would have been heard.
 */
public final class FxWatchdog implements AutoCloseable {
    private static final long EVERY_MILLIS = 2;

    private final Executor ui = new FxThread();
    private final AtomicLong longest = new AtomicLong();
    private final Thread asking =
            Thread.ofPlatform().daemon().name("fx-watchdog").unstarted(this::ask);

    /** Starts to measure. */
    public static FxWatchdog start() {
        FxWatchdog watchdog = new FxWatchdog();
        watchdog.asking.start();
        return watchdog;
    }

    /** The longest time so far in which the thread answered nobody. */
    public Duration longestBlock() {
        return Duration.ofNanos(longest.get());
    }

    /** Forgets what was measured. */
    public void reset() {
        longest.set(0);
    }

    private void ask() {
        try {
            while (true) {
                CountDownLatch answered = new CountDownLatch(1);
                long asked = System.nanoTime();
                ui.execute(answered::countDown);
                answered.await();
                long waited = System.nanoTime() - asked;
                longest.accumulateAndGet(waited, Math::max);
                Thread.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops measuring. */
    @Override
    public void close() {
        asking.interrupt();
    }
}
