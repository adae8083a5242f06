package io.godwit.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.testfx.util.WaitForAsyncUtils.waitFor;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import atlantafx.base.controls.ToggleSwitch;
import io.godwit.app.fx.FxThread;
import io.godwit.app.network.NetworkState;
import io.godwit.app.settings.ThemeChoice;
import io.godwit.app.theme.Theme;
import io.godwit.app.view.Confirmation;
import io.godwit.app.view.Page;
import io.godwit.app.view.Paragraph;
import io.godwit.app.view.Stages;
import io.godwit.app.view.Toast;
import io.godwit.app.words.Words;
import io.godwit.core.event.Severity;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.NodeOrientation;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class MainWindowTest {
    private final FakeNetwork network = new FakeNetwork();
    private final PlainPages pages = new PlainPages();
    private MainWindow window;
    private Theme theme;
    private Stage stage;

    @Start
    void open(Stage first) {
        stage = first;
        open(Locale.ENGLISH);
    }

    private void open(Locale locale) {
        Words words = Words.in(locale);
        window =
                new MainWindow(
                        pages,
                        new NetworkSwitchViewModel(
                                network, words, new FxThread(), InstantSource.system()),
                        FakeUnprotecting.opening((file, folder, password, progress) -> file),
                        words);
        Scene scene = MainWindow.emptyScene();
        theme = new Theme(scene, ThemeChoice.DARK);
        window.enter(scene);
        stage.setScene(scene);
        window.show(Page.HOME);
        stage.show();
    }

    @Test
    void everyPageHasAKeyAndAButton(FxRobot robot) {
        KeyCode[] digits = {
            KeyCode.DIGIT1,
            KeyCode.DIGIT2,
            KeyCode.DIGIT3,
            KeyCode.DIGIT4,
            KeyCode.DIGIT5,
            KeyCode.DIGIT6,
            KeyCode.DIGIT7,
            KeyCode.DIGIT8,
            KeyCode.DIGIT9
        };
        for (int i = 0; i < digits.length; i++) {
            robot.press(KeyCode.CONTROL, digits[i]).release(digits[i], KeyCode.CONTROL);
            waitForFxEvents();
            assertEquals(Page.values()[i], window.current());
        }
        robot.clickOn("#page-peers");
        assertEquals(Page.PEERS, window.current());
        assertTrue(robot.lookup("#page-peers").queryAs(ToggleButton.class).isSelected());
        assertTrue(robot.lookup("#content-PEERS").tryQuery().isPresent());
    }

    @Test
    void goesThroughTheSidebarWithArrowsAndSpace(FxRobot robot) {
        robot.interact(() -> robot.lookup("#page-home").query().requestFocus());
        robot.type(KeyCode.DOWN).type(KeyCode.DOWN).type(KeyCode.SPACE);
        waitForFxEvents();
        assertEquals(Page.PEERS, window.current());
    }

    @Test
    void tellsAPageThatItIsShownAndHidden(FxRobot robot) {
        robot.interact(() -> window.show(Page.SEARCH));
        assertEquals("[shown HOME, hidden HOME, shown SEARCH]", pages.happened.toString());
        robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
        waitForFxEvents();
        assertEquals("find SEARCH", pages.happened.getLast());
    }

    @Test
    void tellsEveryPageThatItIsNeededNoMore(FxRobot robot) {
        robot.interact(() -> window.show(Page.SEARCH));
        robot.interact(window::close);
        assertEquals(
                List.of("hidden SEARCH", "closed HOME", "closed SEARCH"),
                pages.happened.subList(3, pages.happened.size()));
    }

    @Test
    void thePageOfAWindowThatNobodySeesIsHiddenOnceUntilItIsSeenAgain(FxRobot robot) {
        robot.interact(() -> window.resting(true));
        robot.interact(() -> window.resting(true));
        robot.interact(() -> window.show(Page.SEARCH));
        assertEquals("[shown HOME, hidden HOME]", pages.happened.toString());
        robot.interact(() -> window.resting(false));
        robot.interact(() -> window.resting(false));
        assertEquals("[shown HOME, hidden HOME, shown SEARCH]", pages.happened.toString());
        robot.interact(() -> window.show(Page.HOME));
        assertEquals(
                List.of("hidden SEARCH", "shown HOME"),
                pages.happened.subList(3, pages.happened.size()));
    }

    @Test
    void thePageOfAWindowThatNobodySeesIsNotHiddenAgainAtTheEnd(FxRobot robot) {
        robot.interact(() -> window.resting(true));
        robot.interact(window::close);
        assertEquals("[shown HOME, hidden HOME, closed HOME]", pages.happened.toString());
    }

    @Test
    void findOnTheFirstPageLeadsToTheSearch(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
        waitForFxEvents();
        assertEquals(Page.SEARCH, window.current());
        robot.interact(() -> window.search("holiday"));
        assertEquals("search holiday", pages.happened.getLast());
    }

    @Test
    void findLeadsToTheSearchFromPagesThatHaveNothingToFind(FxRobot robot) {
        for (Page page : List.of(Page.TRANSFERS, Page.SETTINGS, Page.ABOUT)) {
            robot.interact(() -> window.show(page));
            robot.push(KeyCode.CONTROL, KeyCode.F);
            waitForFxEvents();
            assertEquals(Page.SEARCH, window.current(), page.name());
        }
    }

    @Test
    void theSwitchShowsTheTrueState(FxRobot robot) throws Exception {
        ToggleSwitch toggle = robot.lookup("#network-toggle").queryAs(ToggleSwitch.class);
        robot.clickOn(toggle);
        waitForFxEvents();
        assertEquals(1, network.starts);
        assertFalse(toggle.isSelected(), "nothing has happened yet");
        network.become(new NetworkState.Starting());
        awaitState(robot, "Starting");
        network.become(FakeNetwork.ONLINE);
        awaitState(robot, "Online");
        assertTrue(toggle.isSelected());
        network.become(
                new NetworkState.Unreachable(
                        URI.create("http://192.0.2.7:8000"), Instant.now().plusSeconds(60)));
        awaitState(robot, "Server unreachable");
        String before = detail(robot);
        Stages.until(() -> !before.equals(detail(robot)));
        network.become(new NetworkState.Failed(NetworkState.Reason.PORT_TAKEN, 9000));
        awaitState(robot, "Not started");
        assertFalse(toggle.isSelected());
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N)
                .release(KeyCode.N, KeyCode.SHIFT, KeyCode.CONTROL);
        waitForFxEvents();
        assertEquals(2, network.starts);
    }

    private static String detail(FxRobot robot) {
        return robot.lookup("#network-detail").queryAs(Paragraph.class).textProperty().get();
    }

    private static void awaitState(FxRobot robot, String wanted) throws Exception {
        Stages.until(() -> wanted.equals(robot.lookup("#network-state").queryLabeled().getText()));
    }

    @Test
    void showsAtMostThreeToastsAndOneClickRemovesOne(FxRobot robot) {
        robot.interact(() -> {
            for (int i = 0; i < 5; i++) {
                window.toast("Toast " + i, Severity.SUCCESS);
            }
        });
        assertEquals(3, robot.lookup(".toast").queryAllAs(Toast.class).size());
        robot.clickOn("Toast 4");
        assertEquals(2, robot.lookup(".toast").queryAllAs(Toast.class).size());
    }

    @Test
    void whatWasDoneIsTakenBackByButtonOrKeyOnceAtMost(FxRobot robot) {
        AtomicInteger undone = new AtomicInteger();
        robot.interact(() -> window.undoable("Gone.", undone::incrementAndGet));
        robot.clickOn("Undo");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(1, undone.get());
        robot.interact(() -> window.undoable("Gone.", undone::incrementAndGet));
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(2, undone.get());
        assertEquals(0, robot.lookup(".toast").queryAll().size());
    }

    @Test
    void whatCanBeTakenBackOutlastsOtherToasts(FxRobot robot) {
        AtomicInteger undone = new AtomicInteger();
        robot.interact(() -> {
            window.undoable("Gone.", undone::incrementAndGet);
            for (int i = 0; i < 3; i++) {
                window.toast("Toast " + i, Severity.SUCCESS);
            }
        });
        assertEquals(3, robot.lookup(".toast").queryAllAs(Toast.class).size());
        robot.clickOn("Undo");
        assertEquals(1, undone.get());
    }

    @Test
    void anErrorStaysUntilEscape(FxRobot robot) {
        robot.interact(() -> window.error("The disk is full.", "Make room on it."));
        robot.interact(() -> window.error("The disk is full.", "Make room on it."));
        assertEquals(1, robot.lookup(".error-banner").queryAll().size());
        robot.type(KeyCode.ESCAPE);
        assertEquals(0, robot.lookup(".error-banner").queryAll().size());
    }

    @Test
    void asksBeforeWhatCannotBeTakenBack(FxRobot robot) throws Exception {
        asks(robot);
    }

    /** As when another language was chosen while the file was still being looked at. */
    @Test
    void asksAlsoWhenSomethingElseHasTakenItsPlace(FxRobot robot) throws Exception {
        robot.interact(() -> {
            window.close();
            window.scene().setRoot(new Pane());
        });
        asks(robot);
    }

    private void asks(FxRobot robot) throws Exception {
        AtomicBoolean answer = new AtomicBoolean();
        new FxThread()
                .execute(() ->
                        answer.set(
                                window.confirm(
                                        new Confirmation(
                                                "Delete?", "It is gone then.", "Delete", true))));
        Stages.until(() -> robot.lookup("Delete").tryQuery().isPresent());
        robot.clickOn("Delete");
        waitFor(30, TimeUnit.SECONDS, answer::get);
    }

    @Test
    void keysLeadToNoOtherPageBelowASheet(FxRobot robot) {
        robot.interact(() -> window.openProtected(Path.of("letter.age")));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        robot.push(KeyCode.CONTROL, KeyCode.F);
        waitForFxEvents();
        assertEquals(Page.HOME, window.current());
        robot.type(KeyCode.ESCAPE);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        waitForFxEvents();
        assertEquals(Page.PEERS, window.current());
    }

    @Test
    void whatWaitsForASheetIsRunOnceItIsClosed(FxRobot robot) {
        AtomicInteger runs = new AtomicInteger();
        robot.interact(() -> window.whenUncovered(runs::incrementAndGet));
        assertEquals(1, runs.get());
        robot.interact(() -> {
            window.openProtected(Path.of("letter.age"));
            window.whenUncovered(runs::incrementAndGet);
        });
        assertEquals(1, runs.get());
        robot.type(KeyCode.ESCAPE);
        waitForFxEvents();
        assertEquals(2, runs.get());
    }

    @Test
    void listsTheShortcuts(FxRobot robot) throws Exception {
        robot.type(KeyCode.F1);
        Stages.until(() -> robot.lookup("Keyboard shortcuts").tryQuery().isPresent());
        assertTrue(robot.lookup("Network on or off").tryQuery().isPresent());
        assertTrue(robot.lookup("Undo").tryQuery().isPresent(), "it is heard on every page");
        assertTrue(robot.lookup("On this page").tryQuery().isPresent());
        assertTrue(robot.lookup("What a plain page can").tryQuery().isPresent());
        robot.type(KeyCode.ESCAPE);
        Stages.until(() -> robot.lookup("Keyboard shortcuts").tryQuery().isEmpty());
    }

    @Test
    void changesItsColours(FxRobot robot) {
        Labeled state = robot.lookup("#network-state").queryLabeled();
        waitForFxEvents();
        Color dark = (Color) state.getTextFill();
        robot.interact(() -> theme.choose(ThemeChoice.LIGHT));
        waitForFxEvents();
        assertFalse(theme.dark());
        assertNotEquals(dark, state.getTextFill());
        assertTrue(dark.getBrightness() > ((Color) state.getTextFill()).getBrightness());
    }

    @Test
    void runsFromRightToLeftInArabic(FxRobot robot) {
        robot.interact(() -> open(Locale.of("ar")));
        Stages.layOut(window.scene());
        assertEquals(
                NodeOrientation.RIGHT_TO_LEFT,
                window.scene().getRoot().getEffectiveNodeOrientation());
        double sidebar =
                robot.lookup("#page-home")
                        .query()
                        .localToScene(robot.lookup("#page-home").query().getBoundsInLocal())
                        .getMinX();
        assertTrue(sidebar > window.scene().getWidth() / 2, "the sidebar is at " + sidebar);
    }
}
