package io.godwit.app.transfers;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When the transfers are looked after: again and again from each order on, until nothing has changed for a second and
 * nothing is going to. Work that fails does not end it. Not thread-safe: all calls come from one thread, on which the
 * ticks come, too.
 */
final class Ticking {
    private static final Logger LOG = LoggerFactory.getLogger(Ticking.class);

    private final Executor later;
    private final Runnable work;
    private final BooleanSupplier resting;

    /** Whether a tick is going to come. */
    private boolean awake;

    /** Ticks in a row in which nothing changed that is shown. */
    private int quiet;

    private boolean ended;

    /**
     * Asleep until it is woken.
     *
     * @param later runs on the same thread, after the time from one tick to the next; may refuse when the end is near
     * @param work looks after everything once, and says in {@link #shown} what came of it
     * @param resting whether nothing is going to happen before it is woken; asked after each tick of a quiet time
     */
    Ticking(Executor later, Runnable work, BooleanSupplier resting) {
        this.later = later;
        this.work = work;
        this.resting = resting;
    }

    /** There is something to look after, for a second at least. */
    void wake() {
        quiet = 0;
        next();
    }

    /**
     * The work has come as far as to what is shown. When it fails before that, the tick counts neither as a quiet one nor
     * as a change.
     *
     * @param changed whether it differs from what was shown before
     */
    void shown(boolean changed) {
        quiet = changed ? 0 : quiet + 1;
    }

    /** No tick does anything from now on, and nothing wakes it any more. */
    void end() {
        ended = true;
    }

    private void next() {
        if (awake || ended) {
            return;
        }
        try {
            later.execute(this::tick);
            awake = true;
        } catch (RejectedExecutionException closing) {
            LOG.debug("the end came meanwhile", closing);
        }
    }

    private void tick() {
        awake = false;
        if (ended) {
            return;
        }
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            // Otherwise the thread would not come here again.
            LOG.error("looking after the transfers failed", e);
        }
        if (!isStill()) {
            next();
        }
    }

    /** No when that cannot be told: there may be something to look after. */
    private boolean isStill() {
        try {
            // What is held may still store for a moment what was on its way.
            return quiet >= TransferQueue.TICKS_PER_SECOND && resting.getAsBoolean();
        } catch (RuntimeException | Error e) {
            LOG.error("whether anything happens to the transfers cannot be told", e);
            return false;
        }
    }
}
