package io.godwit.core.handshake;

import io.godwit.core.transport.Connection;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Closes connections whose time is up, however slowly bytes trickle in: the limit is on the whole, not on one read.
 * Thread-safe.
 */
final class Watchdog implements AutoCloseable {

    private final ScheduledThreadPoolExecutor timer;

    Watchdog() {
        this.timer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("godwit-deadlines").factory());
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Closes the connection after this time unless the deadline is closed before. */
    Deadline limit(Connection connection, Duration time) {
        Deadline deadline = new Deadline(connection);
        try {
            deadline.task = timer.schedule(deadline, time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // Nobody watches any more, so nothing may go on.
            deadline.run();
        }
        return deadline;
    }

    /** Stops watching; connections still watched stay open. */
    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** A limit that is running. */
    static final class Deadline implements Runnable, AutoCloseable {

        private final Connection connection;
        private final AtomicBoolean over = new AtomicBoolean();
        private volatile boolean passed;
        private volatile @Nullable Future<?> task;

        private Deadline(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void run() {
            if (over.compareAndSet(false, true)) {
                passed = true;
                connection.close();
            }
        }

        /** Whether the time ran out. */
        boolean passed() {
            return passed;
        }

        /** Ends the limit; the connection is left alone from now on. */
        @Override
        public void close() {
            over.set(true);
            Future<?> running = task;
            if (running != null) {
                running.cancel(false);
            }
        }
    }
}
