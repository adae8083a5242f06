package io.godwit.app.fx;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

/**
 * Measures the longest work of the interface thread between two things it could have listened to, in processor time: on
 * a machine that is busy with other programs the time on the wall says little about this one.
 *
 * <p>So it sees work, and neither waiting nor drawing: a thread that stands still, for a lock, a disk, a socket or another
 * thread, uses no processor time and looks quick here, and pictures are drawn by a thread of their own. That the interface
 * thread never waits for a file, a socket or the node is held by the test of the architecture, as far as classes of the
 * window do not reach these through others; for locks and for other threads nothing holds it but reading.
 */
public final class FxEffort implements AutoCloseable {
    private static final long EVERY_MILLIS = 2;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final AtomicLong longest = new AtomicLong();
    private final Thread asking =
            Thread.ofPlatform().daemon().name("fx-effort").unstarted(this::ask);

    /**
     * What some use of the window takes in the quietest of a few rounds; the others also measure the first use of
     * classes. Ends with the first round that is quick enough.
     *
     * @param rounds most of them
     * @param enough what is quick enough
     * @param prepare run before each round, and not measured
     * @param use told the number of the round, from 0
     */
    public static Duration ofQuietest(
            int rounds, Duration enough, Runnable prepare, IntConsumer use) {
        Duration best = Duration.ofSeconds(Long.MAX_VALUE);
        for (int round = 0; round < rounds && best.compareTo(enough) > 0; round++) {
            prepare.run();
            try (FxEffort effort = start()) {
                use.accept(round);
                Duration now = effort.longest();
                best = best.compareTo(now) < 0 ? best : now;
            }
        }
        return best;
    }

    private static FxEffort start() {
        FxEffort effort = new FxEffort();
        effort.asking.start();
        return effort;
    }

    private Duration longest() {
        return Duration.ofNanos(longest.get());
    }

    private void ask() {
        FxThread ui = new FxThread();
        long id = CompletableFuture.supplyAsync(() -> Thread.currentThread().threadId(), ui).join();
        try {
            while (true) {
                long before = threads.getThreadCpuTime(id);
                // Read there: before this thread has its turn again, that one may do other things.
                long after =
                        CompletableFuture.supplyAsync(() -> threads.getThreadCpuTime(id), ui).get();
                longest.accumulateAndGet(after - before, Math::max);
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
