package io.godwit.app.window;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.application.Platform;

/**
 * The start of the toolkit, beside whatever else the program does meanwhile: it takes as long as opening the profile and
 * everything behind the window. Thread-safe.
 */
final class ToolkitStart {
    private final CompletableFuture<Void> started = new CompletableFuture<>();

    private ToolkitStart() {}

    /** Begins, and returns at once. To be called once in a process. */
    static ToolkitStart begin() {
        ToolkitStart start = new ToolkitStart();
        Thread.ofPlatform().daemon().name("toolkit-start").start(start::run);
        return start;
    }

    private void run() {
        try {
            Platform.startup(() -> started.complete(null));
        } catch (RuntimeException failed) {
            started.completeExceptionally(failed);
        }
    }

    /**
     * Waits until the interface thread works.
     *
     * @throws NoScreenException if no window can be opened here
     */
    void await() throws NoScreenException {
        try {
            started.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof UnsupportedOperationException noDisplay) {
                throw new NoScreenException(noDisplay);
            }
            throw failed;
        }
    }
}
