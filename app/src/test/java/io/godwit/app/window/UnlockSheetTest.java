package io.godwit.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.fx.FxThread;
import io.godwit.app.network.NetworkState;
import io.godwit.app.network.NetworkState.Reason;
import io.godwit.app.network.PasswordPause;
import io.godwit.app.settings.ThemeChoice;
import io.godwit.app.theme.Theme;
import io.godwit.app.view.Page;
import io.godwit.app.view.Paragraph;
import io.godwit.app.view.Stages;
import io.godwit.app.words.Words;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class UnlockSheetTest {
    private static final NetworkState LOCKED = new NetworkState.Failed(Reason.PASSWORD_NEEDED, 0);
    private static final NetworkState WRONG = new NetworkState.Failed(Reason.PASSWORD_WRONG, 0);

    private final FakeNetwork network = new FakeNetwork();
    private final AtomicLong nanos = new AtomicLong();
    private final PasswordPause pause = new PasswordPause(nanos::get);
    private final List<Runnable> waiting = new CopyOnWriteArrayList<>();
    private MainWindow window;
    private Stage stage;

    @Start
    void open(Stage first) {
        stage = first;
        open(Locale.ENGLISH, ThemeChoice.DARK);
    }

    private void open(Locale locale, ThemeChoice look) {
        Words words = Words.in(locale);
        FxThread ui = new FxThread();
        window =
                new MainWindow(
                        new PlainPages(),
                        new NetworkSwitchViewModel(network, words, ui, InstantSource.system()),
                        FakeUnprotecting.opening((file, folder, password, progress) -> file),
                        words);
        UnlockViewModel model =
                new UnlockViewModel(
                        network, ui, pause, (_, work) -> waiting.add(() -> ui.execute(work)));
        var _ = new UnlockSheet(model, words, window.ground());
        Scene scene = MainWindow.emptyScene();
        var _ = new Theme(scene, look);
        window.enter(scene);
        stage.setScene(scene);
        window.show(Page.HOME);
        stage.show();
    }

    private static boolean asks(FxRobot robot) {
        return robot.lookup("#unlock-sheet").tryQuery().isPresent();
    }

    private void lock(FxRobot robot) {
        network.become(LOCKED);
        Stages.until(() -> asks(robot));
    }

    private static TextField field(FxRobot robot) {
        return robot.lookup("#unlock-password").queryAs(TextField.class);
    }

    private void retype(FxRobot robot, String password) {
        robot.write(password).type(KeyCode.ENTER);
        Stages.until(() -> network.passwords.contains(password));
    }

    @Test
    void isOpenedByKeyboardAlone(FxRobot robot) {
        robot.interact(() -> robot.lookup("#page-peers").query().requestFocus());
        lock(robot);
        retype(robot, "wrong");
        assertTrue(robot.lookup("#unlock-go").query().isDisabled(), "one at a time");
        network.tried(WRONG);
        Stages.until(() -> robot.lookup("#unlock-wrong").query().isVisible());
        assertTrue(
                robot.lookup("#unlock-wrong")
                        .queryAs(Paragraph.class)
                        .textProperty()
                        .get()
                        .startsWith("This password does not open your key"));
        assertTrue(field(robot).isFocused());
        assertEquals("", field(robot).getText(), "what was wrong is not kept");
        retype(robot, "right");
        network.tried(FakeNetwork.ONLINE);
        Stages.until(() -> !asks(robot));
        assertTrue(robot.lookup("#page-peers").query().isFocused(), "the focus goes back");
        assertEquals(List.of("wrong", "right"), network.passwords);
    }

    private static String said(FxRobot robot) {
        return robot.lookup("#unlock-wrong").queryAs(Paragraph.class).textProperty().get();
    }

    private void wrong(FxRobot robot, int number) {
        retype(robot, "wrong " + number);
        network.tried(WRONG);
        Stages.until(() -> robot.lookup("#unlock-wrong").query().isVisible());
    }

    @Test
    void saysHowLongNothingCanBeTypedAndCanBeLeftMeanwhile(FxRobot robot) {
        lock(robot);
        wrong(robot, 1);
        wrong(robot, 2);
        wrong(robot, 3);
        Stages.until(() -> said(robot).endsWith("You can type another one in 2 seconds."));
        assertTrue(field(robot).isDisabled());
        Stages.until(() -> robot.lookup("#unlock-cancel").query().isFocused());
        Stages.picture(window.scene(), "unlock-waiting");
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        waiting.forEach(Runnable::run);
        Stages.until(() -> field(robot).isFocused());
        assertTrue(said(robot).startsWith("This password does not open your key"));
        wrong(robot, 4);
        Stages.until(() -> said(robot).endsWith("You can type another one in 4 seconds."));
        robot.type(KeyCode.ESCAPE);
        Stages.until(() -> !asks(robot));
        network.become(new NetworkState.Starting());
        lock(robot);
        Stages.until(() -> said(robot).endsWith("You can type another one in 4 seconds."));
        robot.type(KeyCode.ESCAPE);
        Stages.until(() -> !asks(robot));
    }

    @Test
    void theSecondsOfAPauseAreCounted(FxRobot robot) {
        lock(robot);
        wrong(robot, 1);
        wrong(robot, 2);
        wrong(robot, 3);
        Stages.until(() -> said(robot).endsWith("You can type another one in 2 seconds."));
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        Stages.until(() -> said(robot).endsWith("You can type another one in 1 second."));
    }

    @Test
    void aPasswordThatIsRefusedDuringAPauseIsNotKept(FxRobot robot) {
        lock(robot);
        robot.write("right");
        for (int i = 0; i < 3; i++) {
            assertTrue(pause.begin());
            pause.wrong();
        }
        robot.type(KeyCode.ENTER);
        Stages.until(() -> said(robot).endsWith("You can type another one in 2 seconds."));
        assertEquals("", field(robot).getText());
        assertEquals(List.of(), network.passwords);
    }

    @Test
    void escapeLeavesTheNetworkOffAndTheSwitchAsksAgain(FxRobot robot) {
        lock(robot);
        robot.write("half").type(KeyCode.ESCAPE);
        Stages.until(() -> !asks(robot));
        assertEquals(List.of(), network.passwords);
        Stages.until(() ->
                robot.lookup("#network-detail")
                        .queryAs(Paragraph.class)
                        .textProperty()
                        .get()
                        .startsWith("Your key is locked by a password"));
        robot.clickOn("#network-toggle");
        Stages.until(() -> network.starts == 1);
        network.become(new NetworkState.Starting());
        lock(robot);
        assertEquals("", field(robot).getText());
    }

    @Test
    void nothingBelowCanBeReachedMeanwhile(FxRobot robot) {
        lock(robot);
        for (int i = 0; i < 12; i++) {
            robot.type(KeyCode.TAB);
            assertTrue(
                    robot.lookup("#unlock-sheet").query().isVisible()
                            && isInSheet(window.scene().getFocusOwner(), robot),
                    () -> "the focus is at " + window.scene().getFocusOwner());
        }
        assertFalse(robot.lookup("#unlock-cancel").query().isDisabled());
    }

    private static boolean isInSheet(Node focused, FxRobot robot) {
        Node sheet = robot.lookup("#unlock-sheet").query();
        for (Node at = focused; at != null; at = at.getParent()) {
            if (at.equals(sheet)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void looksGoodInBothThemesAndFromRightToLeft(FxRobot robot) {
        lock(robot);
        robot.write("correct horse");
        Stages.picture(window.scene(), "unlock-dark");
        robot.write("!").type(KeyCode.ENTER);
        Stages.until(() -> network.passwords.contains("correct horse!"));
        network.tried(WRONG);
        Stages.until(() -> robot.lookup("#unlock-wrong").query().isVisible());
        Stages.picture(window.scene(), "unlock-wrong");
        robot.interact(() -> open(Locale.GERMAN, ThemeChoice.LIGHT));
        network.become(new NetworkState.Starting());
        lock(robot);
        Stages.picture(window.scene(), "unlock-light");
        robot.interact(() -> open(Locale.of("ar"), ThemeChoice.DARK));
        network.become(new NetworkState.Starting());
        lock(robot);
        Stages.picture(window.scene(), "unlock-arabic");
    }
}
