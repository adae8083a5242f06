package io.godwit.app.view.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.fx.FxThread;
import io.godwit.app.network.PeerName;
import io.godwit.app.settings.ThemeChoice;
import io.godwit.app.transfers.UploadSnapshot;
import io.godwit.app.view.DroppedFiles;
import io.godwit.app.view.FakeFileChoice;
import io.godwit.app.view.FakeNavigator;
import io.godwit.app.view.Paragraph;
import io.godwit.app.view.Stages;
import io.godwit.app.words.Words;
import io.godwit.core.event.Severity;
import io.godwit.core.peer.PeerId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.geometry.Bounds;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class HomeViewTest {
    /** What the window's sidebar takes of its width. */
    private static final int SIDEBAR = 232;

    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final FakeHomeDesk desk = new FakeHomeDesk();
    private final FakeNavigator navigator = new FakeNavigator(true);
    private final FakeFileChoice files = new FakeFileChoice();
    private HomeView view;
    private Scene scene;
    private Stage stage;

    @Start
    void start(Stage first) {
        stage = first;
        open(Locale.ENGLISH, ThemeChoice.DARK);
    }

    private void open(Locale locale, ThemeChoice look) {
        Words words = Words.in(locale).of("home");
        HomeViewModel.Says silent =
                new HomeViewModel.Says() {
                    @Override
                    public void toast(String text, Severity severity) {
                        // Nobody looks.
                    }

                    @Override
                    public void error(String what, String whatToDo) {
                        // Nobody looks.
                    }
                };
        leave();
        HomeViewModel model = new HomeViewModel(desk, words, new FxThread(), background, silent);
        view =
                new HomeView(
                        model,
                        words,
                        navigator,
                        files,
                        new DroppedFiles(background, new FxThread(), navigator));
        scene = Stages.show(stage, view.root(), words, look);
        view.shown();
    }

    /** What listens to the desk asks for nothing after the test. */
    private void leave() {
        if (view != null) {
            view.hidden();
            view.close();
        }
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(this::leave);
        background.close();
    }

    private void fetchThree(FxRobot robot) {
        // What is in a scroll pane is found only when that has its skin.
        Stages.layOut(scene);
        desk.fetches(
                List.of(
                        transfer(1, "Godwits over the Wadden Sea 2026.mp4", 0.24),
                        transfer(2, "Field recordings 2026.flac", 0.61),
                        transfer(3, "Summer in Lisbon 2026", 0.08)));
        Stages.until(() -> robot.lookup("#home-transfers").queryListView().getItems().size() == 3);
    }

    private static ActiveTransfer transfer(long number, String name, double fraction) {
        return new ActiveTransfer(
                number, name, fraction, 3 << 20, 2, Optional.of(Duration.ofSeconds(75)));
    }

    private void size(FxRobot robot, int width, int height) {
        robot.interact(() -> {
            stage.setWidth(width - SIDEBAR);
            stage.setHeight(height);
        });
        Stages.until(() -> scene.getHeight() == height);
    }

    private double bottom(FxRobot robot, String id) {
        Node card = robot.lookup(id).query();
        Bounds bounds = card.localToScene(card.getBoundsInLocal());
        return bounds.getMaxY();
    }

    @ParameterizedTest
    @CsvSource({"en, 1280, 800", "en, 1024, 700", "de, 1280, 800", "ar, 1280, 800"})
    void everythingFitsIntoAnOrdinaryWindow(String language, int width, int height, FxRobot robot) {
        robot.interact(() -> open(Locale.of(language), ThemeChoice.DARK));
        size(robot, width, height);
        fetchThree(robot);
        Stages.picture(scene, "home-" + language + "-" + width);
        ScrollPane scroll = (ScrollPane) view.root();
        assertEquals(
                scroll.getViewportBounds().getHeight(),
                scroll.getContent().getBoundsInLocal().getHeight(),
                1,
                "the page scrolls");
        for (String card : List.of("#home-happening", "#home-identity")) {
            double bottom = bottom(robot, card);
            assertTrue(bottom <= height - 8, card + " ends at " + bottom);
        }
    }

    @Test
    void oneOfSomethingIsCalledSo(FxRobot robot) {
        Stages.until(() -> robot.lookup("people online").tryQuery().isPresent());
        desk.peers = 1;
        robot.interact(() -> open(Locale.ENGLISH, ThemeChoice.DARK));
        Stages.until(() -> robot.lookup("person online").tryQuery().isPresent());
    }

    @Test
    void looksGoodInBothThemesAndFromRightToLeft(FxRobot robot) {
        size(robot, 1280, 800);
        Stages.picture(scene, "home-empty");
        robot.interact(() -> open(Locale.ENGLISH, ThemeChoice.LIGHT));
        fetchThree(robot);
        Stages.picture(scene, "home-light");
    }

    @Test
    void saysWhoFetchesWhatFromHere(FxRobot robot) {
        PeerId stranger = new PeerId(1, 2, 3, 4);
        desk.sends(
                List.of(
                        new ActiveUpload(
                                new UploadSnapshot.Key(stranger, Optional.empty()),
                                "Garden",
                                new PeerName(stranger, "Ada", false),
                                2 << 20,
                                30 << 20)));
        Stages.until(() -> robot.lookup("Garden").tryQuery().isPresent());
        assertTrue(robot.lookup("30.0 MiB").tryQuery().isPresent());
        assertTrue(robot.lookup("To Ada (unknown), 2.0 MiB/s").tryQuery().isPresent());
        Stages.picture(scene, "home-upload");
    }

    @Test
    void saysWhoThisIsAndHowOthersFindIt(FxRobot robot) {
        assertEquals("Grace", robot.lookup("#home-name").queryLabeled().getText());
        String id = robot.lookup("#home-peer-id").queryAs(Paragraph.class).textProperty().get();
        assertTrue(id.startsWith("gw1"), id);
        Paragraph found = robot.lookup("#home-found").queryAs(Paragraph.class);
        assertTrue(found.textProperty().get().startsWith("People in your network find you"));
        desk.turn(false);
        Stages.until(() -> found.textProperty().get().equals("Nobody can find you now."));
        assertTrue(robot.lookup("#home-copy-id").query().isDisabled());
    }

    @Test
    void sharesWhatIsChosenAndNothingWhenNothingIs(FxRobot robot) {
        Path notes = Path.of("/home/ada/Notes");
        Path letter = Path.of("/home/ada/letter.pdf");
        Path album = Path.of("/home/ada/Album");
        fire(robot, "#drop-files");
        fire(robot, "#drop-folder");
        assertEquals(
                List.of("read several: Choose files to share", "folder: Choose a folder to share"),
                List.copyOf(files.asked));
        files.answer(notes, letter);
        fire(robot, "#drop-files");
        Stages.until(() -> desk.shared.equals(List.of(notes, letter)));
        files.answer(album);
        fire(robot, "#drop-folder");
        Stages.until(() -> desk.shared.equals(List.of(notes, letter, album)));
    }

    @Test
    void saysThatTheIdWasCopiedAndThatThereWasNothingToPaste(FxRobot robot) {
        fire(robot, "#home-copy-id");
        fire(robot, "#drop-paste");
        assertEquals(
                List.of(
                        "toast Peer ID copied.",
                        "toast There are no files on the clipboard. Copy files in your file manager,"
                                + " then paste again."),
                List.copyOf(navigator.asked));
    }

    private static void fire(FxRobot robot, String button) {
        robot.interact(() -> robot.lookup(button).queryButton().fire());
    }

    @Test
    void numbersLeadToTheirPages(FxRobot robot) {
        robot.interact(() ->
                robot.lookup("#home-peers")
                        .query()
                        .getParent()
                        .getParent()
                        .getParent()
                        .requestFocus());
        robot.type(KeyCode.SPACE);
        Stages.until(() -> navigator.asked.equals(List.of("show PEERS")));
    }

    @Test
    void numbersAndIdsKeepTheirOrderInArabic(FxRobot robot) {
        robot.interact(() -> open(Locale.of("ar"), ThemeChoice.DARK));
        fetchThree(robot);
        Stages.until(() ->
                robot.lookup("#home-transfers .small").queryAllAs(Labeled.class).stream()
                        .map(Labeled::getText)
                        .anyMatch(text ->
                                text.contains("\u200E3.0 MiB/s\u200E")
                                        && text.contains("\u200E1:15\u200E")));
        assertEquals(
                NodeOrientation.LEFT_TO_RIGHT,
                robot.lookup("#home-peer-id").query().getEffectiveNodeOrientation());
    }
}
