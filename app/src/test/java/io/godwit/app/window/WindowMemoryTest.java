package io.godwit.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.godwit.app.settings.AppSettings;
import io.godwit.app.settings.SettingsException;
import io.godwit.app.settings.SettingsStore;
import io.godwit.app.settings.TableSettings;
import io.godwit.app.settings.WindowSettings;
import io.godwit.app.settings.WindowSettings.Bounds;
import io.godwit.app.view.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class WindowMemoryTest {
    private static final Bounds THERE = new Bounds(40, 30, 900, 610, false);

    private static final Map<String, TableSettings> TABLES =
            Map.of(
                    "shares-table",
                    new TableSettings(
                            List.of(new TableSettings.Column("name", 320)),
                            List.of(new TableSettings.Sorting("name", true))));

    @TempDir Path folder;
    private SettingsStore settings;
    private WindowMemory memory;
    private Stage stage;

    @Start
    void start(Stage first) {
        stage = first;
        stage.setScene(new Scene(new Pane(), 700, 500));
    }

    @BeforeEach
    void settings() throws SettingsException {
        settings =
                SettingsStore.open(
                        folder.resolve("settings.json"),
                        AppSettings.usual("Ada", folder),
                        Runnable::run);
        memory = new WindowMemory(settings);
    }

    @AfterEach
    void close() {
        settings.close();
    }

    private void was(Bounds bounds, String page) {
        settings.update(
                now -> now.withWindow(new WindowSettings(Optional.of(bounds), page, TABLES)));
    }

    private Bounds open(FxRobot robot) {
        robot.interact(() -> {
            memory.restore(stage);
            stage.show();
        });
        return bounds(stage.isMaximized());
    }

    private Bounds bounds(boolean maximized) {
        return new Bounds(
                stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), maximized);
    }

    @Test
    void goesBackToWhereItWas(FxRobot robot) {
        was(THERE, "PEERS");
        assertEquals(Page.PEERS, memory.page());
        assertEquals(TABLES, memory.tables());
        assertEquals(THERE, open(robot));
    }

    @Test
    void aWindowThatCouldNotBeReachedComesToTheScreen(FxRobot robot) {
        was(new Bounds(50_000, 20, 900, 610, false), "HOME");
        assertFalse(open(robot).x() > 10_000);
    }

    @Test
    void aWindowOfWhichOnlyACornerWouldShowComesToTheScreen(FxRobot robot) {
        was(new Bounds(-880, 20, 900, 610, false), "HOME");
        assertFalse(open(robot).x() < -800);
    }

    @Test
    void anUnknownPageIsTheFirst() {
        was(THERE, "NO_SUCH_PAGE");
        assertEquals(Page.HOME, memory.page());
    }

    @Test
    void keepsWhereItIsNowAndTheMeasuresBehindAFullScreen(FxRobot robot) {
        open(robot);
        robot.interact(() -> {
            stage.setX(60);
            stage.setY(50);
            stage.setWidth(920);
            stage.setHeight(620);
            memory.keep(stage, Page.ACTIVITY, TABLES);
        });
        Bounds moved = new Bounds(60, 50, 920, 620, false);
        assertEquals(
                new WindowSettings(Optional.of(moved), "ACTIVITY", TABLES),
                settings.current().window());
        robot.interact(() -> {
            stage.setMaximized(true);
            memory.keep(stage, Page.ACTIVITY, TABLES);
        });
        assertEquals(
                Optional.of(new Bounds(60, 50, 920, 620, true)),
                settings.current().window().bounds());
    }
}
