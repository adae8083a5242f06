package io.godwit.discovery.server;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What a server does again and again by itself, until closed. What reads or writes files has a thread of its own, so
 * that a slow disk keeps no deadline and no event waiting. Thread-safe.
 */
final class Timers implements AutoCloseable {

    private static final Duration END = Duration.ofSeconds(10);

    private final ScheduledExecutorService quick = thread("discovery-timer");
    private final ScheduledExecutorService files = thread("discovery-files");

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /** Does something now and after each pause that waits for nothing. */
    void every(Duration pause, Runnable task) {
        quick.execute(new Recurring(quick, pause, task));
    }

    /** Does something now and after each pause that may wait for a disk. */
    void everyOnDisk(Duration pause, Runnable task) {
        files.execute(new Recurring(files, pause, task));
    }

    /** Begins nothing any more, and waits some seconds for what is being done. */
    @Override
    public void close() {
        quick.shutdownNow();
        files.shutdownNow();
        try {
            quick.awaitTermination(END.toSeconds(), TimeUnit.SECONDS);
            files.awaitTermination(END.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
