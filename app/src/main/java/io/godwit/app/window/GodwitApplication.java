package io.godwit.app.window;

import io.godwit.app.fx.FxThread;
import io.godwit.app.words.Words;
import io.godwit.core.node.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The program with its window: what is behind it first, then the window, then the network. */
public final class GodwitApplication extends Application {
    /** The parameter that names the profile's folder. */
    static final String HOME = "home";

    private final Executor ui = new FxThread();
    private @Nullable Services services;
    private @Nullable IOException refused;
    private @Nullable OpenWindow window;

    /** Made by the toolkit. */
    public GodwitApplication() {}

    /** Runs before there is a window, on a thread that may touch the disk. */
    @Override
    public void init() {
        String home = getParameters().getNamed().getOrDefault(HOME, "");
        try {
            services = Services.open(new Profile(Path.of(home)));
        } catch (IOException failed) {
            refused = failed;
        }
    }

    @Override
    public void start(Stage stage) {
        if (services == null) {
            StartFailure.show(stage, Words.in(Locale.getDefault()), refused);
            return;
        }
        window = OpenWindow.open(stage, services, ui);
    }

    /** Runs when the window has closed. */
    @Override
    public void stop() {
        if (window != null) {
            window.close();
        }
        if (services != null) {
            services.close();
        }
    }
}
