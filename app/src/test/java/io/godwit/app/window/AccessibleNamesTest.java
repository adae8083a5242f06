package io.godwit.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.app.desktop.OpenRequest;
import io.godwit.app.fx.FxThread;
import io.godwit.app.settings.LanguageChoice;
import io.godwit.app.settings.LookSettings;
import io.godwit.app.settings.ThemeChoice;
import io.godwit.app.view.Names;
import io.godwit.app.view.Page;
import io.godwit.app.view.Stages;
import io.godwit.core.content.ContentId;
import io.godwit.core.node.Target;
import io.godwit.core.transfer.download.Wanted;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/**
 * Walks through the whole window, with a profile whose key is locked, and asks of every control that the keyboard reaches
 * what a screen reader says of it. What is only there with a network is asked the same in the tests of the pages.
 */
@ExtendWith(ApplicationExtension.class)
class AccessibleNamesTest {
    @TempDir static Path shared;

    private Stage stage;
    private Services services;
    private OpenWindow window;

    @Start
    void start(Stage first) {
        stage = first;
    }

    @BeforeEach
    void open(FxRobot robot) throws Exception {
        services = Services.open(LockedProfile.in(shared));
        services.settings()
                .update(now ->
                        now.withLook(new LookSettings(ThemeChoice.DARK, LanguageChoice.ENGLISH)));
        robot.interact(() ->
                window =
                        OpenWindow.open(
                                stage, services, new SystemFileChoice(), new FxThread(), () -> {}));
        Stages.until(() -> robot.lookup("#unlock-sheet").tryQuery().isPresent());
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(stage::hide);
        services.close();
    }

    private void assertNamed() {
        Names.assertNoneMissing(stage.getScene());
    }

    private void add(String name) {
        ContentId id = new ContentId(name.hashCode(), 1, 2, 3);
        services.transfers().add(new Target(new Wanted.File(id, name, 1_000), name, List.of()));
    }

    @Test
    void everyControlOfEveryPageAndSheetHasAName(FxRobot robot) {
        assertNamed();
        robot.type(KeyCode.ESCAPE);
        add("film.mp4");
        for (Page page : Page.values()) {
            String button = "#page-" + page.name().toLowerCase(Locale.ROOT);
            robot.interact(() -> robot.lookup(button).queryAs(ToggleButton.class).fire());
            assertNamed();
        }
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT8);
        robot.interact(() -> robot.lookup("#settings-export").queryButton().fire());
        assertNamed();
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT5);
        Stages.until(() -> robot.lookup("#transfers-list").tryQuery().isPresent());
        robot.interact(() ->
                robot.lookup("#transfers-list")
                        .queryAs(ListView.class)
                        .getSelectionModel()
                        .select(0));
        assertNamed();
        robot.interact(() -> robot.lookup("#transfer-limit").queryAs(Button.class).fire());
        Stages.until(() -> robot.lookup("#limit-sheet").tryQuery().isPresent());
        assertNamed();
        robot.type(KeyCode.ESCAPE);
        robot.interact(() ->
                window.open(
                        new OpenRequest(List.of(Path.of("/nowhere/letter.txt.age")), List.of())));
        Stages.until(() -> robot.lookup("#unprotect-sheet").tryQuery().isPresent());
        assertNamed();
    }

    @Test
    void aButtonBesideAFieldIsCalledWhatItSays(FxRobot robot) {
        robot.type(KeyCode.ESCAPE);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT8);
        Stages.until(() -> robot.lookup("#settings-choose-folder").tryQuery().isPresent());
        Button choose = robot.lookup("#settings-choose-folder").queryButton();
        assertEquals(
                Optional.empty(),
                Optional.ofNullable(choose.getAccessibleText()),
                "its own words are read: " + choose.getText());
    }
}
