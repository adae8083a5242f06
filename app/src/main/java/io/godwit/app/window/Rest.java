package io.godwit.app.window;

import io.godwit.app.transfers.TransferSnapshot;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Gives memory back when nothing has been fetched for a while, once each time, the start being the first: while little
 * is allocated the JVM never looks for what the busy time has left. Used by one thread at a time.
 */
final class Rest {
    private final Executor later;
    private final Runnable giveBack;
    private boolean wasBusy = true;
    private long wait;

    /**
     * A window that has just begun.
     *
     * @param later runs on the same thread, after a while
     * @param giveBack gives memory back
     */
    Rest(Executor later, Runnable giveBack) {
        this.later = later;
        this.giveBack = giveBack;
    }

    /** Looks at all downloads as they are now. */
    void look(List<TransferSnapshot> transfers) {
        boolean busy = transfers.stream().anyMatch(transfer -> transfer.state().isActive());
        if (busy) {
            wait++;
        } else if (wasBusy) {
            long mine = wait;
            later.execute(() -> over(mine));
        }
        wasBusy = busy;
    }

    private void over(long waited) {
        if (waited == wait) {
            giveBack.run();
        }
    }
}
