package io.godwit.app.window;

import io.godwit.app.desktop.OpenRequest;
import io.godwit.app.fx.FxThread;
import io.godwit.app.fx.HeldBack;
import io.godwit.app.settings.ThemeChoice;
import io.godwit.app.theme.Theme;
import io.godwit.app.view.FileChoice;
import io.godwit.core.node.Profile;
import io.godwit.core.node.SharedLibrary;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.slf4j.LoggerFactory;

/**
 * The program with its window: what is behind it first, then the window, then the network. The toolkit's own class for
 * applications is not used, because it makes its instance itself and so can be given nothing.
 */
public final class GodwitApplication implements Front {
    /**
     * The toolkit ends at once when the process is asked to end, in no order with us, and then drops what its thread is to
     * do without a word. Longer than the window takes to end by itself.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Executor ui;
    private final FileChoice files = new SystemFileChoice();
    private final CompletableFuture<OpenWindow> window = new CompletableFuture<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** What is asked of the window before it is there; a future would pass it on in the reverse order. */
    private final HeldBack early;

    /** There is no window, and none is waited for any more. */
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    private final Services services;
    private volatile boolean ending;

    /**
     * No window yet.
     *
     * @param ui the interface thread, which need not work yet
     */
    GodwitApplication(Services services, Executor ui) {
        this.services = services;
        this.ui = ui;
        early = new HeldBack(ui);
    }

    /**
     * Looks whether there is a screen to open a window on.
     *
     * @param system name of the operating system
     * @param variables the environment
     * @throws NoScreenException if there is none
     */
    public static void requireScreen(String system, Map<String, String> variables)
            throws NoScreenException {
        String name = system.toLowerCase(Locale.ROOT);
        boolean screen =
                name.startsWith("mac")
                        || name.startsWith("windows")
                        || !variables.getOrDefault("DISPLAY", "").isEmpty()
                        || !variables.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
        if (!screen) {
            throw new NoScreenException();
        }
    }

    /** Begins to answer what other processes ask of the window. */
    @FunctionalInterface
    public interface Reception {
        /**
         * Begins.
         *
         * @param front passes on what they ask
         * @return ends it
         * @throws IOException if nothing can be heard
         */
        Closeable open(Front front) throws IOException;
    }

    /**
     * Opens the window, and returns when it was closed and everything behind it has ended.
     *
     * @param toolkit begun before anything else, as it takes longest
     * @param profile whose window
     * @param request what to open in it at once
     * @param reception hears what other processes ask
     * @throws NoScreenException if no window can be opened here
     * @throws IOException if the profile cannot be used
     */
    public static void run(
            ToolkitStart toolkit, Profile profile, OpenRequest request, Reception reception)
            throws NoScreenException, IOException {
        try (Services services = Services.open(profile)) {
            GodwitApplication application = new GodwitApplication(services, new FxThread());
            application.open(request);
            ThemeChoice look = services.settings().current().look().theme();
            toolkit.whenStarted(application.ui, () -> Theme.read(look));
            try (Closeable open = reception.open(application)) {
                Theme.prepare();
                Optional<Draft> draft =
                        toolkit.takesControls()
                                ? Optional.of(application.draft())
                                : Optional.empty();
                if (!toolkit.hasStarted()) {
                    Theme.measure();
                }
                application.run(toolkit, draft);
            }
        }
    }

    /**
     * Opens the window where the toolkit runs already, as in a program that has other windows, and in tests. Not on the
     * interface thread.
     *
     * @param stage becomes the window
     * @param profile whose window
     * @param files how files are chosen there
     * @return closes the window and ends everything behind it
     * @throws IOException if the profile cannot be used
     */
    public static Closeable openOn(Stage stage, Profile profile, FileChoice files)
            throws IOException {
        Services services = Services.open(profile);
        Executor ui = new FxThread();
        Draft draft = new Draft(services, files, ui);
        CompletableFuture.runAsync(
                        () -> OpenWindow.open(stage, services, files, ui, () -> {}, draft), ui)
                .join();
        return () -> {
            CompletableFuture.runAsync(stage::hide, ui).join();
            services.close();
        };
    }

    private Draft draft() {
        return new Draft(services, files, ui);
    }

    /**
     * Opens the window as soon as the toolkit works, and returns when it was closed, or when the process ends before there
     * is one.
     *
     * @throws NoScreenException if no window can be opened here
     */
    void run(ToolkitStart toolkit, Optional<Draft> draft) throws NoScreenException {
        toolkit.await(over);
        try {
            if (!over.isDone()) {
                ui.execute(() -> opened(draft));
            }
            var _ = CompletableFuture.anyOf(window, over).join();
            if (window.state() == Future.State.SUCCESS) {
                closed.await();
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
        if (!ending) {
            // Otherwise the toolkit ends by itself with the process, and is at it already.
            Platform.exit();
        }
    }

    private void opened(Optional<Draft> draft) {
        if (over.isDone()) {
            return;
        }
        try {
            window.complete(open(draft.orElseGet(this::draft)));
            early.release();
        } catch (RuntimeException | Error fault) {
            // An error, too, or nobody would see that there is no window.
            window.completeExceptionally(fault);
        }
    }

    @Override
    public Optional<? extends SharedLibrary> library() {
        return services.network().node();
    }

    @Override
    public void open(OpenRequest request) {
        early.execute(() -> window.join().open(request));
    }

    @Override
    public void end() {
        ending = true;
        // The toolkit, which is at its end already, may never come to open a window.
        var _ = over.completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        var _ =
                window.thenAccept(open ->
                        CompletableFuture.runAsync(open::end, ui)
                                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                                .exceptionally(dropped -> {
                                    // Asked for only here: the toolkit begins after this class
                                    // was loaded, and would wait for the logging library.
                                    LoggerFactory.getLogger(GodwitApplication.class)
                                            .debug("the window does not end by itself", dropped);
                                    open.keepPlace();
                                    closed.countDown();
                                    return null;
                                }));
    }

    private OpenWindow open(Draft draft) {
        // A window that is hidden in the tray is not the end of the program.
        Platform.setImplicitExit(false);
        return OpenWindow.open(new Stage(), services, files, ui, closed::countDown, draft);
    }
}
