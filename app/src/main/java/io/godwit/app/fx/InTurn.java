package io.godwit.app.fx;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what it is given one after the other, in the order in which it came, on threads of another executor: of two
 * changes of the same thing the later one has to win. A fault of one is logged, and the next is run. When the other
 * executor drops something, nothing more is run. Thread-safe.
 */
public final class InTurn implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(InTurn.class);

    private final Executor threads;
    private final ReentrantLock lock = new ReentrantLock();
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    /**
     * Has nothing to run.
     *
     * @param threads where it is run
     */
    public InTurn(Executor threads) {
        this.threads = threads;
    }

    /** Runs work after all that was handed over before; returns at once. */
    @Override
    public void execute(Runnable work) {
        lock.lock();
        try {
            last =
                    last.thenRunAsync(work, threads)
                            .exceptionally(fault -> {
                                LOG.error("a change that was asked for failed", fault);
                                return null;
                            });
        } finally {
            lock.unlock();
        }
    }
}
