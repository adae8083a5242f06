package io.godwit.app.fx;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Runs some work again and again with a pause between, as long as it is wanted, also after it has failed. Stopped and
 * started again within one pause it goes on as one, and not as two. Interface thread only.
 */
public final class Repetition {
    private final Executor ui;
    private final Executor later;
    private final Runnable work;
    private boolean going;
    private long starts;

    /**
     * A repetition that is not wanted yet.
     *
     * @param ui the interface thread
     * @param later runs on any thread after the pause
     * @param work what to run, on the interface thread
     */
    Repetition(Executor ui, Executor later, Runnable work) {
        this.ui = ui;
        this.later = later;
        this.work = work;
    }

    /**
     * A repetition on the interface thread, not wanted yet. No animation, for while one runs the toolkit looks sixty times
     * a second what has moved.
     *
     * @param pause between the end of the work and its next beginning
     * @param work what to run
     */
    public static Repetition every(Duration pause, Runnable work) {
        Executor ui = new FxThread();
        return new Repetition(
                ui,
                CompletableFuture.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS, ui),
                work);
    }

    /** Runs the work at once and then after each pause; does nothing while it does so already. */
    public void start() {
        if (!going) {
            going = true;
            run(++starts);
        }
    }

    /** Runs the work no more. */
    public void stop() {
        going = false;
    }

    /** What was queued before the last stop belongs to a start of its own, and ends there. */
    private void run(long start) {
        if (going && start == starts) {
            try {
                work.run();
            } finally {
                later.execute(() -> ui.execute(() -> run(start)));
            }
        }
    }
}
