package io.godwit.app.window;

import java.lang.ref.Reference;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.logging.Logger;
import javafx.application.Application;
import javafx.application.Platform;

/**
 * The start of the toolkit, beside whatever else the program does meanwhile: it takes as long as opening the profile and
 * everything behind the window. Thread-safe.
 */
public final class ToolkitStart {
    private static final String CLASS_PATH_REMARK = "Unsupported JavaFX configuration";

    /** No looks at all; those of the person follow with the window. */
    private static final String NO_LOOKS = "data:text/css,";

    private final CompletableFuture<Boolean> named = new CompletableFuture<>();
    private final CompletableFuture<Void> started = new CompletableFuture<>();

    private ToolkitStart() {}

    /** Begins, and returns at once. To be called once in a process. */
    public static ToolkitStart begin() {
        return begin(ToolkitStart::nameLooks, Platform::startup);
    }

    /**
     * As above.
     *
     * @param looks gives the looks of controls a name; false if it cannot
     * @param toolkit starts it, and has something done once it works
     */
    static ToolkitStart begin(BooleanSupplier looks, Consumer<Runnable> toolkit) {
        ToolkitStart start = new ToolkitStart();
        Thread.ofPlatform().daemon().name("toolkit-start").start(() -> start.run(looks, toolkit));
        return start;
    }

    private void run(BooleanSupplier looks, Consumer<Runnable> toolkit) {
        Optional<Logger> said = withoutRemark();
        try {
            named.complete(looks.getAsBoolean());
            toolkit.accept(() -> started.complete(null));
        } catch (RuntimeException | Error failed) {
            // An error, too, as of a library of the system that is not there: whoever waits would
            // wait for ever.
            named.complete(false);
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

    /**
     * The first control has the toolkit load its own looks unless others have a name, and waits for the interface thread
     * with it. The toolkit keeps the name before it finds that it does not run yet.
     */
    private static boolean nameLooks() {
        try {
            Application.setUserAgentStylesheet(NO_LOOKS);
        } catch (IllegalStateException notRunning) {
            // The name is what counts; there is nothing to read under it.
        }
        return Application.getUserAgentStylesheet() != null;
    }

    /**
     * Waits until controls can be made on another thread than that of the interface, which need not work yet.
     *
     * @return false if they cannot
     */
    boolean takesControls() {
        return named.join();
    }

    /** Whether the interface thread works already. */
    boolean hasStarted() {
        return started.isDone();
    }

    /**
     * Has something done as soon as the interface thread works; not if it never does.
     *
     * @param ui the interface thread
     */
    void whenStarted(Executor ui, Runnable work) {
        var _ = started.thenRunAsync(work, ui);
    }

    /** Waits until it works or has failed: the process must not end in the middle of it. */
    public void settle() {
        var _ = started.handle((works, failed) -> failed == null).join();
    }

    /**
     * Waits until the interface thread works, or is wanted no more: while the process ends the toolkit may neither work nor
     * fail.
     *
     * @param over completes when nobody wants it any more
     * @throws NoScreenException if no window can be opened here
     */
    void await(CompletableFuture<?> over) throws NoScreenException {
        try {
            var _ = CompletableFuture.anyOf(started, over).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof UnsupportedOperationException noDisplay) {
                throw new NoScreenException(noDisplay);
            }
            throw failed;
        }
    }
}
