package io.godwit.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.desktop.OpenRequest;
import io.godwit.app.fx.FxThread;
import io.godwit.app.view.Stages;
import io.godwit.core.node.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@Timeout(90)
class HiddenWindowTest {
    @TempDir static Path shared;

    private final TrayDesktop desktop = new TrayDesktop();
    private final AtomicInteger gone = new AtomicInteger();
    private Stage stage;
    private Services services;
    private OpenWindow window;

    @Start
    void start(Stage first) {
        stage = first;
    }

    @BeforeEach
    void open(FxRobot robot) throws Exception {
        Services real = Services.open(new Profile(Files.createTempDirectory(shared, "home")));
        services = QuietServices.of(real, desktop, real.transfers());
        services.settings().update(now -> now.withStartup(now.startup().withTray(true)));
        robot.interact(() ->
                window =
                        OpenWindow.open(
                                stage,
                                services,
                                new SystemFileChoice(),
                                new FxThread(),
                                gone::incrementAndGet));
        Stages.until(() -> desktop.shown.isPresent());
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(stage::hide);
        services.close();
    }

    private void hide() {
        Stages.until(() -> desktop.shown.orElseThrow().items().size() == 3);
        desktop.choose("Hide the window");
        Stages.until(() -> !stage.isShowing());
    }

    @Test
    void hidesInTheTrayAndComesBack() {
        hide();
        assertEquals(0, gone.get());
        assertTrue(desktop.shown.isPresent());
        desktop.choose("Show the window");
        Stages.until(stage::isShowing);
        hide();
        desktop.shown.orElseThrow().activated().run();
        Stages.until(stage::isShowing);
        assertEquals(0, gone.get());
    }

    @Test
    void whatIsTypedCountsWhenTheWindowIsHiddenAsWhenThePageIsLeft(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT8);
        Stages.layOut(stage.getScene());
        robot.interact(
                () -> robot.lookup("#settings-name").queryAs(TextField.class).setText("away"));
        hide();
        Stages.until(() -> services.settings().current().name().equals("away"));
        desktop.choose("Show the window");
        Stages.until(stage::isShowing);
    }

    @Test
    void whatHasTheFocusHasItWhenTheWindowComesBack(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        Node home = robot.lookup("#page-home").query();
        robot.interact(home::requestFocus);
        hide();
        desktop.choose("Show the window");
        Stages.until(stage::isShowing);
        assertEquals(home, stage.getScene().getFocusOwner());
    }

    @Test
    void whatComesFromOutsideBringsItBack(FxRobot robot) {
        hide();
        robot.interact(() -> window.open(OpenRequest.nothing()));
        Stages.until(stage::isShowing);
    }

    @Test
    void quitsFromTheTrayWhetherHiddenOrNot() {
        hide();
        desktop.choose("Quit Godwit");
        Stages.until(() -> gone.get() == 1);
        assertTrue(desktop.shown.isEmpty());
    }

    @Test
    void theIconGoesAndComesWithTheSetting(FxRobot robot) {
        services.settings().update(now -> now.withStartup(now.startup().withTray(false)));
        Stages.until(() -> desktop.shown.isEmpty());
        services.settings().update(now -> now.withStartup(now.startup().withTray(true)));
        Stages.until(() -> desktop.shown.isPresent());
        robot.interact(stage::close);
        assertEquals(1, gone.get());
        assertTrue(desktop.shown.isEmpty());
    }
}
