package io.godwit.app.window;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Filter;
import java.util.logging.Logger;
import javafx.application.Application;

/** Opens the window from outside the toolkit. */
public final class WindowProgram {
    /** Held here, because a logger that nobody holds loses its filter. */
    private static final Logger TOOLKIT = Logger.getLogger("javafx");

    private static final String CLASS_PATH_REMARK = "Unsupported JavaFX configuration";

    private WindowProgram() {}

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
     * Opens the window and returns when it has closed.
     *
     * @param home folder of the profile, absolute
     * @throws NoScreenException if no window can be opened here
     */
    public static void run(Path home) throws NoScreenException {
        Filter remarks =
                record -> !String.valueOf(record.getMessage()).startsWith(CLASS_PATH_REMARK);
        TOOLKIT.setFilter(remarks);
        try {
            Application.launch(GodwitApplication.class, "--" + GodwitApplication.HOME + "=" + home);
        } catch (UnsupportedOperationException noDisplay) {
            throw new NoScreenException(noDisplay);
        }
    }
}
