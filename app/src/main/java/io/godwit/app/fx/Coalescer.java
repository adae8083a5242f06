package io.godwit.app.fx;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs one piece of work on the interface thread at most ten times a second, however often it is asked for. The first
 * request runs at once, and after the last one the work always runs once more. Thread-safe.
 */
public final class Coalescer {
    /** Time between two runs. */
    public static final Duration PACE = Duration.ofMillis(100);

    private final Executor ui;
    private final Executor later;
    private final Runnable work;
    private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);

    private enum State {
        IDLE,
        QUEUED,
        RESTING,
        RESTING_AND_WANTED
    }

    /**
     * Paces some work.
     *
     * @param ui the interface thread
     * @param work what to run there
     */
    public Coalescer(Executor ui, Runnable work) {
        this(
                ui,
                CompletableFuture.delayedExecutor(PACE.toMillis(), TimeUnit.MILLISECONDS, ui),
                work);
    }

    /**
     * Paces some work.
     *
     * @param ui the interface thread
     * @param later runs on the interface thread after the pause between two runs
     * @param work what to run
     */
    Coalescer(Executor ui, Executor later, Runnable work) {
        this.ui = ui;
        this.later = later;
        this.work = work;
    }

    /** Asks for the work to be run soon. */
    public void request() {
        State before =
                state.getAndUpdate(now ->
                        switch (now) {
                            case IDLE, QUEUED -> State.QUEUED;
                            case RESTING, RESTING_AND_WANTED -> State.RESTING_AND_WANTED;
                        });
        if (before == State.IDLE) {
            ui.execute(this::run);
        }
    }

    private void run() {
        state.set(State.RESTING);
        later.execute(this::rested);
        work.run();
    }

    private void rested() {
        if (!state.compareAndSet(State.RESTING, State.IDLE)) {
            run();
        }
    }
}
