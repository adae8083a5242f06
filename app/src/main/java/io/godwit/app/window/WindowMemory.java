package io.godwit.app.window;

import io.godwit.app.settings.SettingsStore;
import io.godwit.app.settings.TableSettings;
import io.godwit.app.settings.WindowSettings;
import io.godwit.app.settings.WindowSettings.Bounds;
import io.godwit.app.view.Page;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Puts the window where it was. */
final class WindowMemory {
    /** So much of the window must be on a screen, or it could not be taken hold of. */
    private static final double REACHABLE = 80;

    private static final double MIN_WIDTH = 880;
    private static final double MIN_HEIGHT = 600;

    private final SettingsStore settings;

    /** Where it goes back to when it no longer fills the screen. */
    private Optional<Bounds> normal = Optional.empty();

    WindowMemory(SettingsStore settings) {
        this.settings = settings;
    }

    /** The page that was shown last. */
    Page page() {
        String name = settings.current().window().page();
        return Stream.of(Page.values())
                .filter(page -> page.name().equals(name))
                .findFirst()
                .orElse(Page.HOME);
    }

    /** Before the window is shown. */
    void restore(Stage stage) {
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        settings.current()
                .window()
                .bounds()
                .filter(WindowMemory::reachable)
                .ifPresent(was -> {
                    stage.setX(was.x());
                    stage.setY(was.y());
                    stage.setWidth(was.width());
                    stage.setHeight(was.height());
                    stage.setMaximized(was.maximized());
                    normal = Optional.of(was);
                });
        stage.xProperty().subscribe(() -> remember(stage));
        stage.yProperty().subscribe(() -> remember(stage));
        stage.widthProperty().subscribe(() -> remember(stage));
        stage.heightProperty().subscribe(() -> remember(stage));
    }

    /** How the tables were arranged. */
    Map<String, TableSettings> tables() {
        return settings.current().window().tables();
    }

    /** When the window closes. */
    void keep(Stage stage, Page page, Map<String, TableSettings> tables) {
        Optional<Bounds> bounds =
                normal.map(last ->
                        new Bounds(
                                last.x(),
                                last.y(),
                                last.width(),
                                last.height(),
                                stage.isMaximized()));
        settings.update(now -> now.withWindow(new WindowSettings(bounds, page.name(), tables)));
    }

    private void remember(Stage stage) {
        boolean ordinary = !stage.isMaximized() && !stage.isFullScreen() && !stage.isIconified();
        // Until the system has placed the window its numbers are none.
        boolean placed = Double.isFinite(stage.getX() + stage.getY());
        if (ordinary && placed && stage.getWidth() >= 1 && stage.getHeight() >= 1) {
            normal =
                    Optional.of(
                            new Bounds(
                                    stage.getX(),
                                    stage.getY(),
                                    stage.getWidth(),
                                    stage.getHeight(),
                                    false));
        }
    }

    private static boolean reachable(Bounds was) {
        Rectangle2D title = new Rectangle2D(was.x(), was.y(), was.width(), REACHABLE);
        return Screen.getScreens().stream()
                .map(Screen::getVisualBounds)
                .anyMatch(screen ->
                        screen.intersects(title)
                                && overlap(screen, title) >= REACHABLE * REACHABLE / 2);
    }

    private static double overlap(Rectangle2D one, Rectangle2D other) {
        double width =
                Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX());
        double height =
                Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY());
        return Math.max(0, width) * Math.max(0, height);
    }
}
