package io.godwit.app.window;

import java.lang.ref.Reference;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.logging.Logger;
import javafx.application.Platform;

/**
 * The start of the toolkit, beside whatever else the program does meanwhile: it takes as long as opening the profile and
 * everything behind the window. Thread-safe.
 */
public final class ToolkitStart {
    private static final String CLASS_PATH_REMARK = "Unsupported JavaFX configuration";

    private final CompletableFuture<Void> started = new CompletableFuture<>();

    private ToolkitStart() {}

    /** Begins, and returns at once. To be called once in a process. */
    public static ToolkitStart begin() {
        ToolkitStart start = new ToolkitStart();
        Thread.ofPlatform().daemon().name("toolkit-start").start(start::run);
        return start;
    }

    private void run() {
        Optional<Logger> said = withoutRemark();
        try {
            Platform.startup(() -> started.complete(null));
        } catch (RuntimeException failed) {
            started.completeExceptionally(failed);
        } finally {
            // A logger that nobody holds loses its filter.
            Reference.reachabilityFence(said);
        }
    }

    /**
     * Only on the class path there is something to remark on. In the installed program the toolkit is a part of the
     * runtime, and the start need not wait for the JDK's logging.
     */
    private static Optional<Logger> withoutRemark() {
        if (Platform.class.getModule().isNamed()) {
            return Optional.empty();
        }
        Logger toolkit = Logger.getLogger("javafx");
        toolkit.setFilter(said -> !String.valueOf(said.getMessage()).startsWith(CLASS_PATH_REMARK));
        return Optional.of(toolkit);
    }

    /** Waits until it works or has failed: the process must not end in the middle of it. */
    public void settle() {
        var _ = started.handle((works, failed) -> failed == null).join();
    }

    /**
     * Waits until the interface thread works.
     *
     * @throws NoScreenException if no window can be opened here
     */
    public void await() throws NoScreenException {
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
