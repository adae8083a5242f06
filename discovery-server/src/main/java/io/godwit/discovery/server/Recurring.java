package io.godwit.discovery.server;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A task that goes on being done, also after it failed once. Runs on the one thread of its timer. */
final class Recurring implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Recurring.class);

    private final ScheduledExecutorService timer;
    private final Duration pause;
    private final Runnable task;
    private @Nullable ScheduledFuture<?> next;

    Recurring(ScheduledExecutorService timer, Duration pause, Runnable task) {
        this.timer = timer;
        this.pause = pause;
        this.task = task;
    }

    @Override
    public void run() {
        try {
            task.run();
        } catch (Throwable e) {
            // The top of a thread: whatever it was, the next round may well work, and without one
            // nobody who is silent would ever be gone.
            LOG.error("a background task failed", e);
        }
        try {
            next = timer.schedule(this, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("the server stops", e);
        }
    }

    @Override
    public String toString() {
        return "Recurring[every " + pause + ", next " + next + "]";
    }
}
