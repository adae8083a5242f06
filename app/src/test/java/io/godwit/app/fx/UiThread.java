package io.godwit.app.fx;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;

/** One thread that stands for the interface thread where there is no toolkit. */
public final class UiThread implements Executor, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());

    @Override
    public void execute(Runnable work) {
        thread.execute(work);
    }

    /** Runs something there and waits for it. */
    public void run(Runnable work) {
        ask(() -> {
            work.run();
            return true;
        });
    }

    /** Asks something there. */
    public <T> T ask(Callable<T> question) {
        try {
            return thread.submit(question).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until something is so there. */
    public void until(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> ask(condition));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
