package io.godwit.app.view;

import io.godwit.app.fx.FxThread;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures the longest work of the interface thread between two things it could have listened to, in processor time: on
 * a machine that is busy with other programs the time on the wall says little about this one. That the thread never
 * waits for a file or a socket is for the test of the architecture to hold.
 */
public final class FxEffort implements AutoCloseable {
    private static final long EVERY_MILLIS = 2;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final AtomicLong longest = new AtomicLong();
    private final Thread asking =
            Thread.ofPlatform().daemon().name("fx-effort").unstarted(this::ask);

    /** Starts to measure. */
    public static FxEffort start() {
        FxEffort effort = new FxEffort();
        effort.asking.start();
        return effort;
    }

    /** The longest so far. */
    public Duration longest() {
        return Duration.ofNanos(longest.get());
    }

    private void ask() {
        FxThread ui = new FxThread();
        long id = CompletableFuture.supplyAsync(() -> Thread.currentThread().threadId(), ui).join();
        try {
            while (true) {
                long before = threads.getThreadCpuTime(id);
                CompletableFuture.runAsync(() -> {}, ui).get();
                long used = threads.getThreadCpuTime(id) - before;
                longest.accumulateAndGet(used, Math::max);
                Thread.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Stops measuring. */
    @Override
    public void close() {
        asking.interrupt();
    }
}
