package io.godwit.app.view.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.controls.ToggleSwitch;
import io.godwit.app.fx.BackgroundThreads;
import io.godwit.app.fx.FxThread;
import io.godwit.app.network.PasswordPause;
import io.godwit.app.settings.AppSettings;
import io.godwit.app.settings.SettingsException;
import io.godwit.app.settings.SettingsStore;
import io.godwit.app.settings.ThemeChoice;
import io.godwit.app.view.FakeFileChoice;
import io.godwit.app.view.FakeNavigator;
import io.godwit.app.view.Paragraph;
import io.godwit.app.view.Stages;
import io.godwit.app.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import javafx.geometry.NodeOrientation;
import javafx.scene.Scene;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class SettingsViewTest {
    @TempDir Path folder;
    private final ExecutorService background = BackgroundThreads.open();
    private final FakeSettingsDesk desk = new FakeSettingsDesk();
    private final FakeNavigator navigator = new FakeNavigator(true);
    private final FakeFileChoice files = new FakeFileChoice();
    private SettingsStore store;
    private SettingsViewModel model;
    private Stage stage;
    private Scene scene;

    @Start
    void start(Stage first) throws SettingsException {
        stage = first;
        store =
                SettingsStore.open(
                        folder.resolve(SettingsStore.NAME),
                        AppSettings.usual("Ada", Path.of("/home/ada/Downloads")),
                        background);
        open(Locale.ENGLISH, ThemeChoice.DARK);
    }

    @AfterEach
    void stop() {
        background.close();
    }

    private void open(Locale locale, ThemeChoice look) {
        Words words = Words.in(locale);
        model =
                new SettingsViewModel(
                        store,
                        desk,
                        background,
                        new FxThread(),
                        new PasswordPause(System::nanoTime),
                        new PasswordPause(System::nanoTime));
        SettingsView view =
                new SettingsView(model, words.of("settings"), navigator, files, folder -> {});
        scene = Stages.show(stage, view.root(), words, look);
        model.identity().load();
    }

    private static TextField field(FxRobot robot, String id) {
        return robot.lookup("#settings-" + id).queryAs(TextField.class);
    }

    private void type(FxRobot robot, String id, String text) {
        robot.interact(() -> {
            field(robot, id).requestFocus();
            field(robot, id).selectAll();
        });
        robot.type(KeyCode.DELETE).write(text);
    }

    private static String fault(FxRobot robot, String id) {
        Paragraph text = robot.lookup("#settings-" + id + "-fault").queryAs(Paragraph.class);
        return text.isVisible() ? text.textProperty().get() : "";
    }

    @Test
    void looksGoodInBothThemesAndFromRightToLeft(FxRobot robot) {
        Stages.until(() -> !model.identity().id().get().isEmpty());
        Stages.picture(scene, "settings-dark");
        robot.interact(
                () -> robot.lookup("#settings-scroll").queryAs(ScrollPane.class).setVvalue(1));
        Stages.picture(scene, "settings-dark-2");
        robot.interact(() -> open(Locale.GERMAN, ThemeChoice.LIGHT));
        Stages.picture(scene, "settings-light");
        robot.interact(() -> open(Locale.of("ar"), ThemeChoice.DARK));
        Stages.picture(scene, "settings-arabic");
    }

    @Test
    void pathsAddressesAndAmountsRunFromLeftToRightInArabic(FxRobot robot) {
        robot.interact(() -> open(Locale.of("ar"), ThemeChoice.DARK));
        Stages.layOut(scene);
        for (String id : List.of("downloads", "server", "port", "upload", "download")) {
            assertEquals(
                    NodeOrientation.LEFT_TO_RIGHT,
                    field(robot, id).getEffectiveNodeOrientation(),
                    id);
        }
        assertEquals(
                NodeOrientation.RIGHT_TO_LEFT, field(robot, "name").getEffectiveNodeOrientation());
    }

    @Test
    void whatIsWrongIsSaidUnderItsFieldWhileItIsTyped(FxRobot robot) {
        type(robot, "downloads", "/sealed/box");
        Stages.until(() -> fault(robot, "downloads").startsWith("Nothing can be written there"));
        type(robot, "port", "9001");
        Stages.until(() -> fault(robot, "port").startsWith("Another program uses this port"));
        type(robot, "upload", "fast");
        Stages.until(() -> fault(robot, "upload").startsWith("Write for example"));
        Stages.picture(scene, "settings-wrong");
        type(robot, "port", "9002");
        Stages.until(() -> fault(robot, "port").isEmpty());
        robot.type(KeyCode.ENTER);
        Stages.until(() -> robot.lookup("#settings-restart").query().getParent().isVisible());
        robot.interact(() -> robot.lookup("#settings-restart").query().requestFocus());
        robot.type(KeyCode.SPACE);
        Stages.until(() -> desk.done.contains("restart"));
        assertEquals(9_002, store.current().network().port());
    }

    @Test
    void everySectionIsThereAndItsChoicesAreKept(FxRobot robot) {
        for (String section : new String[] {"general", "folders", "network", "look", "advanced"}) {
            assertTrue(
                    robot.lookup("#settings-section-" + section).tryQuery().isPresent(), section);
        }
        robot.interact(() -> {
            ChoiceBox<ThemeChoice> theme = robot.lookup("#settings-theme").query();
            theme.requestFocus();
            theme.setValue(ThemeChoice.LIGHT);
        });
        Stages.until(() -> store.current().look().theme() == ThemeChoice.LIGHT);
        type(robot, "name", "Grace");
        robot.type(KeyCode.ENTER);
        Stages.until(() -> store.current().name().equals("Grace"));
    }

    @Test
    void whatIsTypedIsKeptWhenItsFieldIsLeftAndGivenUpWithEscape(FxRobot robot) {
        type(robot, "downloads", "/data/in");
        robot.type(KeyCode.TAB);
        Stages.until(() -> store.current().downloads().equals(Path.of("/data/in")));
        type(robot, "downloads", "/sealed/box");
        Stages.until(() -> !fault(robot, "downloads").isEmpty());
        robot.type(KeyCode.ESCAPE);
        Stages.until(() -> field(robot, "downloads").getText().equals("/data/in"));
        assertEquals("", fault(robot, "downloads"));
        assertTrue(field(robot, "downloads").isFocused());
        robot.type(KeyCode.TAB);
        assertEquals(Path.of("/data/in"), store.current().downloads());
    }

    @Test
    void theFolderThatIsChosenIsKeptAndWithoutOneThePresentStays(FxRobot robot) {
        press(robot, "choose-folder");
        Stages.until(() -> files.asked.equals(List.of("folder: Downloads")));
        assertEquals("/home/ada/Downloads", field(robot, "downloads").getText());
        files.answer(Path.of("/data/in"));
        press(robot, "choose-folder");
        Stages.until(() -> store.current().downloads().equals(Path.of("/data/in")));
        assertEquals("/data/in", field(robot, "downloads").getText());
    }

    @Test
    void aKeyIsExportedOnlyWithTwoEqualPasswordsAndReplacedAfterAWarning(FxRobot robot) {
        robot.interact(() -> robot.lookup("#settings-export").query().requestFocus());
        robot.type(KeyCode.SPACE);
        robot.interact(
                () -> robot.lookup("#settings-scroll").queryAs(ScrollPane.class).setVvalue(0.6));
        robot.interact(() -> robot.lookup("#settings-password").query().requestFocus());
        robot.write("long enough");
        Stages.until(() ->
                robot.lookup("#settings-password-hint")
                        .queryAs(Paragraph.class)
                        .textProperty()
                        .get()
                        .startsWith("The two passwords"));
        assertTrue(robot.lookup("#settings-password-go").query().isDisabled());
        Stages.picture(scene, "settings-export");
        robot.type(KeyCode.TAB).write("long enough");
        Stages.until(() -> !robot.lookup("#settings-password-go").query().isDisabled());
        robot.interact(() -> robot.lookup("#settings-rotate").query().requestFocus());
        robot.type(KeyCode.SPACE);
        Stages.until(() -> navigator.asked.contains("confirm Become somebody new?"));
        Stages.until(() -> model.restartNeeded().get());
    }

    @Test
    void aRefusedSwitchGoesBackAndSaysWhy(FxRobot robot) {
        desk.login = false;
        desk.tray = false;
        for (String one : List.of("login", "tray")) {
            ToggleSwitch toggle = robot.lookup("#settings-" + one).queryAs(ToggleSwitch.class);
            robot.clickOn(toggle);
            Stages.until(() -> navigator.asked.size() == 1);
            assertFalse(toggle.isSelected(), one);
            navigator.asked.forEach(said -> assertTrue(said.startsWith("error "), said));
            navigator.asked.clear();
        }
        desk.tray = true;
        robot.clickOn("#settings-tray");
        Stages.until(() -> store.current().startup().tray());
        assertTrue(robot.lookup("#settings-tray").queryAs(ToggleSwitch.class).isSelected());
    }

    private void press(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup("#settings-" + id).query().requestFocus());
        robot.type(KeyCode.SPACE);
    }

    @Test
    void escapeEndsAskingForPasswordsAndGivesTheFocusBack(FxRobot robot) {
        press(robot, "export");
        Stages.until(() -> robot.lookup("#settings-password").query().isFocused());
        robot.write("long enough").type(KeyCode.ESCAPE);
        Stages.until(() -> robot.lookup("#settings-export").query().isFocused());
        assertFalse(robot.lookup(".password-entry").query().isVisible());
        assertEquals("", field(robot, "password").getText());
    }

    private static String said(FxRobot robot, String id) {
        return robot.lookup("#settings-" + id).queryAs(Paragraph.class).textProperty().get();
    }

    @Test
    void theKeyIsLockedAndUnlockedByKeyboard(FxRobot robot) {
        robot.interact(
                () -> robot.lookup("#settings-scroll").queryAs(ScrollPane.class).setVvalue(0.6));
        press(robot, "lock");
        robot.write("long enough").type(KeyCode.TAB).write("long enough").type(KeyCode.ENTER);
        Stages.until(() -> said(robot, "locked").startsWith("The key is locked by a password"));
        assertEquals("long enough", desk.lock);
        press(robot, "unlock");
        robot.write("wrong").type(KeyCode.ENTER);
        Stages.until(() ->
                navigator.asked.stream()
                        .anyMatch(said -> said.startsWith("error This is not the password")));
        press(robot, "lock");
        robot.write("long enough").type(KeyCode.TAB).write("other words").type(KeyCode.TAB);
        Stages.picture(scene, "settings-relock");
        robot.write("other words").type(KeyCode.ENTER);
        Stages.until(() -> desk.lock.equals("other words"));
        press(robot, "unlock");
        robot.write("other words").type(KeyCode.ENTER);
        Stages.until(() -> said(robot, "locked").startsWith("The key is not locked"));
        assertEquals("", desk.lock);
    }

    @Test
    void aLockedKeyGivesWayOnlyWithItsPassword(FxRobot robot) {
        desk.lock = "long enough";
        robot.interact(() -> model.identity().load());
        Stages.until(() -> said(robot, "locked").startsWith("The key is locked"));
        press(robot, "rotate");
        Stages.until(() -> robot.lookup("#settings-present").query().isFocused());
        robot.write("long enough").type(KeyCode.ENTER);
        Stages.until(() -> model.restartNeeded().get());
    }
}
