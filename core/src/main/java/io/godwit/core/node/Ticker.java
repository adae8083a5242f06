package io.godwit.core.node;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something again and again, on a thread of its own, until closed. A round that fails does not end it, as an
 * executor's own repetition would. Thread-safe.
 */
final class Ticker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

    private final String name;
    private final Runnable round;
    private final ScheduledExecutorService timer;
    private boolean failing;

    /**
     * Begins after the first pause.
     *
     * @param name of the thread
     * @param pause time between the end of a round and the begin of the next one
     * @param round what to do; used by one thread
     */
    Ticker(String name, Duration pause, Runnable round) {
        this.name = name;
        this.round = round;
        this.timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name(name).factory());
        long nanos = pause.toNanos();
        var _ = timer.scheduleWithFixedDelay(this::tick, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    private void tick() {
        try {
            round.run();
            failing = false;
        } catch (RuntimeException | Error fault) {
            // The top of a thread: whatever it was, the next round may well work, and nobody else
            // would begin it. Told once and not several times a second.
            if (!failing) {
                LOG.error("a round of {} failed; it goes on", name, fault);
            }
            failing = true;
        }
    }

    /** Ends it; does not wait for a round that is under way, which is interrupted. */
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
