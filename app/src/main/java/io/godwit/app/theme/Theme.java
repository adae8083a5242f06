package io.godwit.app.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.godwit.app.settings.ThemeChoice;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.scene.Scene;
import javafx.scene.text.Text;
import org.kordamp.ikonli.feather.Feather;

/** Puts colours and shapes on the window, and follows the system where the person lets it. Interface thread only. */
public final class Theme implements AutoCloseable {
    private static final String SHAPES = sheet("godwit.css");
    private static final String DARK = sheet("dark.css");
    private static final String LIGHT = sheet("light.css");

    private final Scene scene;
    private final ChangeListener<ColorScheme> system = (scheme, before, now) -> follow();
    private ThemeChoice choice;

    /**
     * Dresses a scene. Best before the first control is made, which otherwise loads the toolkit's own looks.
     *
     * @param scene whose looks are kept
     * @param choice what the person wishes
     */
    public Theme(Scene scene, ThemeChoice choice) {
        this.scene = scene;
        this.choice = choice;
        prepare();
        Platform.getPreferences().colorSchemeProperty().addListener(system);
        follow();
    }

    /**
     * Reads the fonts and the icons, once in a process. Best on another thread while the toolkit starts, which needs none
     * of them and takes as long.
     */
    public static void prepare() {
        var _ = Fonts.comeWithUs();
        var _ = Icon.of(Feather.HOME);
    }

    /**
     * Measures one word, for which the toolkit looks for the fonts of the system and loads what measures; the first layout
     * would wait for that. Best on another thread while the toolkit starts.
     */
    public static void measure() {
        var _ = new Text("Godwit").getLayoutBounds();
    }

    /**
     * Has the toolkit read the looks of all controls, which takes as long as making some. Best as soon as it works, while
     * another thread still makes what is to wear them. Interface thread only.
     *
     * @param choice what the person wishes
     */
    public static void read(ThemeChoice choice) {
        String base =
                dark(choice)
                        ? new PrimerDark().getUserAgentStylesheetBSS()
                        : new PrimerLight().getUserAgentStylesheetBSS();
        if (!base.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(base);
        }
    }

    /** Looks as the person wishes from now on. */
    public void choose(ThemeChoice wanted) {
        choice = wanted;
        follow();
    }

    /** Whether it is dark now. */
    public boolean dark() {
        return dark(choice);
    }

    private static boolean dark(ThemeChoice choice) {
        return switch (choice) {
            case DARK -> true;
            case LIGHT -> false;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    private void follow() {
        read(choice);
        scene.getStylesheets().setAll(dark() ? DARK : LIGHT, SHAPES);
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name), name).toExternalForm();
    }

    /** Stops following the system. */
    @Override
    public void close() {
        Platform.getPreferences().colorSchemeProperty().removeListener(system);
    }
}
