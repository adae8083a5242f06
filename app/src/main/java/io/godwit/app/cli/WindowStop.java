package io.godwit.app.cli;

import io.godwit.app.window.Front;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends the window in order when the program is asked to stop, as by SIGTERM or when the person logs out. Open as long as
 * anything behind the window is. Thread-safe.
 */
final class WindowStop implements AutoCloseable {
    /** Whoever asks waits a little longer than this before it kills. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final CompletableFuture<Front> window = new CompletableFuture<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final StopSignal signal = new StopSignal(this::end, ExitCode.DONE);

    /** Says which window to end; one that is still being made ends when it is there. */
    void of(Front front) {
        window.complete(front);
    }

    private void end() {
        var _ = window.thenAccept(Front::end);
        try {
            var _ = over.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /** Everything has ended; a signal from now on has its usual effect. */
    @Override
    public void close() {
        over.countDown();
        signal.close();
    }
}
