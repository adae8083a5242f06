package io.godwit.app.window;

import io.godwit.app.fx.FxThread;
import io.godwit.core.node.Profile;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.logging.Filter;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * The program with its window: what is behind it first, then the window, then the network. The toolkit's own class for
 * applications is not used, because it makes its instance itself and so can be given nothing.
 */
public final class GodwitApplication {
    /** Held here, because a logger that nobody holds loses its filter. */
    private static final Logger TOOLKIT = Logger.getLogger("javafx");

    private static final String CLASS_PATH_REMARK = "Unsupported JavaFX configuration";

    private final Executor ui = new FxThread();
    private final Services services;

    private GodwitApplication(Services services) {
        this.services = services;
    }

    /**
     * Whether there is a screen to open a window on.
     *
     * @param system name of the operating system
     * @param variables the environment
     */
    public static boolean hasScreen(String system, Map<String, String> variables) {
        String name = system.toLowerCase(Locale.ROOT);
        return name.startsWith("mac")
                || name.startsWith("windows")
                || !variables.getOrDefault("DISPLAY", "").isEmpty()
                || !variables.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
    }

    /**
     * Opens the window, and returns when it was closed and everything behind it has ended.
     *
     * @param profile whose window
     * @throws NoScreenException if no window can be opened here
     * @throws IOException if the profile cannot be used
     */
    public static void run(Profile profile) throws NoScreenException, IOException {
        try (Services services = Services.open(profile)) {
            new GodwitApplication(services).run();
        }
    }

    private void run() throws NoScreenException {
        Filter remarks = said -> !String.valueOf(said.getMessage()).startsWith(CLASS_PATH_REMARK);
        TOOLKIT.setFilter(remarks);
        CountDownLatch closed = new CountDownLatch(1);
        try {
            Platform.startup(() -> open(closed));
            closed.await();
        } catch (UnsupportedOperationException noDisplay) {
            throw new NoScreenException(noDisplay);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
        Platform.exit();
    }

    private void open(CountDownLatch closed) {
        Stage stage = new Stage();
        OpenWindow window = OpenWindow.open(stage, services, ui);
        stage.setOnHiding(closing -> window.close());
        stage.setOnHidden(gone -> closed.countDown());
    }
}
