package io.godwit.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.fx.FxThread;
import io.godwit.app.settings.LanguageChoice;
import io.godwit.app.settings.LookSettings;
import io.godwit.app.settings.ThemeChoice;
import io.godwit.app.view.Stages;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Bounds;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
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
import org.testfx.util.WaitForAsyncUtils;

/** The whole window with a profile whose key is locked, so that nothing goes over any network. */
@ExtendWith(ApplicationExtension.class)
class OpenWindowTest {
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
        speak(LanguageChoice.ENGLISH);
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

    private void speak(LanguageChoice language) {
        services.settings()
                .update(now -> now.withLook(new LookSettings(ThemeChoice.DARK, language)));
    }

    private Scene scene() {
        return stage.getScene();
    }

    private static boolean says(FxRobot robot, String text) {
        return robot.lookup(text).tryQuery().isPresent();
    }

    @Test
    void anotherLanguageIsSpokenAtOnceOnTheSamePageAtTheSamePlace(FxRobot robot) {
        robot.type(KeyCode.ESCAPE);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT8);
        Stages.layOut(stage.getScene());
        ScrollPane before = robot.lookup("#settings-scroll").queryAs(ScrollPane.class);
        robot.interact(() -> {
            before.setVvalue(0.8);
            choice(robot).requestFocus();
            choice(robot).setValue(LanguageChoice.GERMAN);
        });
        Stages.until(() -> says(robot, "Einstellungen") && says(robot, "Übertragungen"));
        assertEquals(LanguageChoice.GERMAN, choice(robot).getValue());
        assertTrue(choice(robot).isFocused(), "the person goes on where they were");
        ScrollPane after = robot.lookup("#settings-scroll").queryAs(ScrollPane.class);
        assertNotEquals(before, after);
        assertEquals(0.8, after.getVvalue(), 0.1, "texts are not of the same length");
        Stages.picture(scene(), "language-german");
        assertTrue(sidebar(robot).getMinX() < scene().getWidth() / 2);
        robot.interact(() -> choice(robot).setValue(LanguageChoice.ARABIC));
        Stages.until(() -> says(robot, "الإعدادات"));
        assertEquals(
                NodeOrientation.RIGHT_TO_LEFT, scene().getRoot().getEffectiveNodeOrientation());
        assertTrue(sidebar(robot).getMinX() > scene().getWidth() / 2);
        Stages.picture(scene(), "language-arabic");
        // Keys lead to the pages in the new language.
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT5);
        Stages.until(() -> says(robot, "لا يجري تنزيل أي شيء"));
    }

    @Test
    void anotherLanguageKeepsWhatIsTypedAndChosenOnEveryPage(FxRobot robot) {
        robot.type(KeyCode.ESCAPE);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        robot.push(KeyCode.CONTROL, KeyCode.F).write("graduation");
        robot.interact(() -> kinds(robot).getSelectionModel().select(2));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT7);
        robot.push(KeyCode.CONTROL, KeyCode.F).write("warn");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT8);
        Stages.layOut(stage.getScene());
        robot.interact(() -> {
            field(robot, "settings-port").setText("80");
            choice(robot).setValue(LanguageChoice.GERMAN);
        });
        Stages.until(() -> says(robot, "Einstellungen"));
        assertEquals("80", field(robot, "settings-port").getText());
        Stages.until(() -> robot.lookup("#settings-port-fault").query().isVisible());
        // What is not looked at in between is kept all the same.
        robot.interact(() -> choice(robot).setValue(LanguageChoice.ENGLISH));
        Stages.until(() -> says(robot, "Settings"));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        Stages.until(() -> field(robot, "search-field").getText().equals("graduation"));
        assertEquals(2, kinds(robot).getSelectionModel().getSelectedIndex());
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT7);
        Stages.until(() -> field(robot, "activity-filter").getText().equals("warn"));
        assertEquals(0, services.settings().current().network().port());
    }

    private static TextField field(FxRobot robot, String id) {
        return robot.lookup("#" + id).queryAs(TextField.class);
    }

    private static ComboBox<?> kinds(FxRobot robot) {
        return robot.lookup("#search-kind").queryAs(ComboBox.class);
    }

    @SuppressWarnings("unchecked")
    private static ChoiceBox<LanguageChoice> choice(FxRobot robot) {
        return robot.lookup("#settings-language").queryAs(ChoiceBox.class);
    }

    private static Bounds sidebar(FxRobot robot) {
        Node home = robot.lookup("#page-home").query();
        return home.localToScene(home.getBoundsInLocal());
    }

    @Test
    void whatIsChosenInTheLastMomentFillsNoWindowThatHasEnded(FxRobot robot) {
        Parent before = scene().getRoot();
        robot.interact(() -> {
            speak(LanguageChoice.GERMAN);
            stage.hide();
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertSame(before, scene().getRoot());
    }

    @Test
    void theWindowKeepsALogOfWhatIsDone() {
        Path log = services.profile().logFolder().resolve("godwit.jsonl");
        Stages.until(() -> Files.exists(log));
    }

    @Test
    void theWindowHasThePictureOfTheProgram() {
        Stages.until(() -> stage.getIcons().size() == 4);
    }

    @Test
    void theWrongPasswordIsSaidAndTheNetworkStaysOff(FxRobot robot) {
        robot.write("battery staple").type(KeyCode.ENTER);
        Stages.until(() -> robot.lookup("#unlock-wrong").query().isVisible());
        robot.type(KeyCode.ESCAPE);
        Stages.until(() -> robot.lookup("#unlock-sheet").tryQuery().isEmpty());
        assertTrue(services.network().node().isEmpty());
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        Stages.until(() -> robot.lookup("#unlock-sheet").tryQuery().isPresent());
    }
}
