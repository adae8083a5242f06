package io.godwit.core.transfer.download;

import io.godwit.core.transfer.DownloadState;
import org.jspecify.annotations.Nullable;

/**
 * What is ordered of a running download from outside: to pause, to go on, to end. Orders take the lock of the job,
 * under which {@link Conductor} reads them while it runs, and have it look.
 */
final class Orders {

    private final Job job;
    private @Nullable DownloadState pausedAs;
    private boolean cancelled;
    private boolean discard;

    Orders(Job job) {
        this.job = job;
    }

    void pause() {
        order(() -> pausedAs = pausedAs == null ? DownloadState.PAUSED : pausedAs);
    }

    /** A full disk is a pause that a person ends. */
    void pauseForSpace() {
        order(() -> pausedAs = DownloadState.NO_SPACE);
    }

    void resume() {
        order(() -> pausedAs = null);
    }

    void cancel(boolean andDiscard) {
        order(() -> {
            cancelled = true;
            discard |= andDiscard;
        });
    }

    private void order(Runnable change) {
        job.lock.lock();
        try {
            change.run();
            job.nudge();
        } finally {
            job.lock.unlock();
        }
    }

    /** Takes over what was ordered of another job; with the lock of that one held. */
    void inherit(Orders before) {
        pausedAs = before.pausedAs;
        cancelled = before.cancelled;
        discard = before.discard;
    }

    // ---- read by the conductor

    /** The state of the pause; null if there is none. */
    @Nullable DownloadState pausedAs() {
        return pausedAs;
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** Whether what is stored is to be deleted, should the download end without its file. */
    boolean isDiscarded() {
        return discard;
    }

    /** What is stored is worth nothing; with the lock held. */
    void discard() {
        discard = true;
    }
}
