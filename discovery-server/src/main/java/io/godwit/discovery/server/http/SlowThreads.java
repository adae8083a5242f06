package io.godwit.discovery.server.http;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A few threads of the system for what computes for long; they end when there is nothing to do. Thread-safe.
 *
 * <p>A virtual thread keeps its processor until it waits for something. One that serves a connection on which the next
 * request is always there already waits for nothing: it would compute for this connection alone, and all others would
 * wait outside of every line.
 */
final class SlowThreads {

    private static final Duration IDLE = Duration.ofSeconds(5);

    private final ExecutorService threads;

    /**
     * Begins with none.
     *
     * @param name of each, before its number
     * @param most how many there are while there is enough to do
     */
    SlowThreads(String name, int most) {
        ThreadPoolExecutor made =
                new ThreadPoolExecutor(
                        most,
                        most,
                        IDLE.toSeconds(),
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        Thread.ofPlatform().name(name, 0).daemon().factory());
        made.allowCoreThreadTimeOut(true);
        threads = made;
    }

    /**
     * Has something computed, in the order of the calls, and waits for it.
     *
     * @throws ExecutionException with what it threw as its cause
     * @throws InterruptedException if the caller is interrupted; it is computed all the same
     */
    <T> T compute(Callable<T> work) throws ExecutionException, InterruptedException {
        return threads.submit(work).get();
    }
}
