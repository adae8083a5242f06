package io.godwit.app.view.peers;

import static io.godwit.app.view.peers.FakePeerDesk.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.fx.BackgroundThreads;
import io.godwit.app.fx.FxThread;
import io.godwit.app.settings.ThemeChoice;
import io.godwit.app.view.FakeNavigator;
import io.godwit.app.view.Names;
import io.godwit.app.view.Stages;
import io.godwit.app.words.Words;
import io.godwit.core.identity.Verification;
import io.godwit.core.peer.PeerIdText;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class PeersViewTest {
    private final ExecutorService background = BackgroundThreads.open();
    private final FakePeerDesk desk = new FakePeerDesk();
    private final FakeNavigator navigator = new FakeNavigator(true);
    private PeersViewModel model;
    private Stage stage;
    private Scene scene;

    @Start
    void start(Stage first) {
        stage = first;
        open(Locale.ENGLISH, ThemeChoice.DARK);
    }

    private void open(Locale locale, ThemeChoice look) {
        Words words = Words.in(locale);
        model = new PeersViewModel(desk, new FakeFavourites(), background, new FxThread());
        PeersView view =
                new PeersView(model, words.of("peers"), navigator, () -> navigator.asked.add("on"));
        scene = Stages.show(stage, view.root(), words, look);
        model.refresh();
    }

    private void fill() throws IOException {
        desk.with(1, "Grace’s laptop", 214)
                .with(2, "studio-pc", 12)
                .with(3, "Edsger", 0)
                .with(4, "", 3)
                .with(5, "annoying\u202Etxt", 1);
        desk.keep(id(1), "Grace", Verification.SAFETY_NUMBER);
        desk.keep(id(2), "Studio", Verification.NONE);
        desk.keep(id(8), "Barbara", Verification.NONE);
        desk.block(id(5), true);
        model.refresh();
        Stages.until(() ->
                model.rows().size() == 6
                        && model.rows().stream()
                                .allMatch(row ->
                                        row.latency().isPresent()
                                                || !row.online()
                                                || row.blocked()));
    }

    private static ListView<?> list(FxRobot robot) {
        return robot.lookup("#peers-list").queryAs(ListView.class);
    }

    @Test
    void teachesHowToMeetWhenNobodyIsHere() {
        Stages.until(() -> model.status().get() == PeersViewModel.Status.SHOWN);
        Stages.picture(scene, "peers-empty");
    }

    @Test
    void showsPeersInBothThemesAndFromRightToLeft(FxRobot robot) throws IOException {
        fill();
        robot.interact(() -> list(robot).getSelectionModel().select(0));
        robot.interact(() -> model.browse().open(id(1)));
        Stages.until(() -> model.browse().entries().size() >= 100);
        Stages.picture(scene, "peers-dark");
        Names.assertNoneMissing(scene);
        robot.interact(() -> open(Locale.GERMAN, ThemeChoice.LIGHT));
        Stages.until(() -> model.rows().size() == 6);
        robot.interact(() -> list(robot).getSelectionModel().select(1));
        Stages.until(() -> model.safety().get().isPresent());
        Stages.picture(scene, "peers-light");
        robot.interact(() -> open(Locale.of("ar"), ThemeChoice.DARK));
        Stages.until(() -> model.rows().size() == 6);
        robot.interact(() -> list(robot).getSelectionModel().select(0));
        Stages.until(() -> model.safety().get().isPresent());
        Stages.picture(scene, "peers-arabic");
        robot.clickOn("#peer-verify");
        Stages.picture(scene, "peers-verify-arabic");
    }

    @Test
    void saysThatWhatIsInFoldersIsCountedToo(FxRobot robot) throws IOException {
        fill();
        Stages.layOut(scene);
        assertTrue(robot.lookup("214 files and folders").tryQuery().isPresent());
        assertTrue(robot.lookup("shares nothing").tryQuery().isPresent());
        robot.interact(() -> list(robot).getSelectionModel().select(0));
        assertEquals("Show what is shared", robot.lookup("#peer-browse").queryLabeled().getText());
    }

    @Test
    void theNameOfAStrangerCannotTurnTheWriting() throws IOException {
        fill();
        Stages.until(() ->
                model.rows().stream()
                        .filter(row -> row.id().equals(id(5)))
                        .allMatch(row ->
                                PeerCell.shownName(row, Words.in(Locale.ENGLISH).of("peers"))
                                        .equals("annoying\\u{202E}txt")));
    }

    @Test
    void everythingGoesWithTheKeyboard(FxRobot robot) throws IOException {
        fill();
        robot.interact(() -> {
            list(robot).requestFocus();
            list(robot).getSelectionModel().select(1);
        });
        robot.type(KeyCode.ENTER);
        Stages.until(() -> model.browse().entries().size() >= 100);
        robot.interact(() -> {
            robot.lookup("#peer-shares").query().requestFocus();
            robot.lookup("#peer-shares").queryAs(ListView.class).getSelectionModel().select(1);
        });
        robot.type(KeyCode.ENTER);
        Stages.until(() -> desk.downloads.contains("Recording 1.flac"));
        robot.interact(() -> {
            TextField rename = robot.lookup("#peer-rename").queryAs(TextField.class);
            rename.requestFocus();
            rename.selectAll();
        });
        robot.write("Workshop").type(KeyCode.ENTER);
        Stages.until(() -> desk.contacts.get(id(2)).name().equals("Workshop"));
        Stages.until(() -> model.safety().get().isPresent());
        robot.interact(() -> robot.lookup("#peer-verify").query().requestFocus());
        robot.type(KeyCode.SPACE);
        Stages.until(
                () -> robot.lookup("#verify-equal").tryQuery().filter(Node::isFocused).isPresent());
        Stages.picture(scene, "peers-verify");
        Names.assertNoneMissing(scene);
        robot.type(KeyCode.SPACE);
        Stages.until(() -> desk.contacts.get(id(2)).verification() == Verification.SAFETY_NUMBER);
        robot.interact(() -> robot.lookup("#peer-block").query().requestFocus());
        robot.type(KeyCode.SPACE);
        Stages.until(() -> desk.blocked.contains(id(2)));
        assertTrue(navigator.asked.contains("confirm Block Workshop?"));
    }

    private int at(int seed) {
        return IntStream.range(0, model.rows().size())
                .filter(at -> model.rows().get(at).id().equals(id(seed)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoIsBlockedOrAwayIsNotAskedWithTheKeyboardEither(FxRobot robot) throws IOException {
        Stages.until(() -> model.status().get() == PeersViewModel.Status.SHOWN);
        fill();
        for (int seed : List.of(5, 8, 1)) {
            robot.interact(() -> {
                list(robot).requestFocus();
                list(robot).getSelectionModel().select(at(seed));
            });
            Stages.until(() -> model.safety().get().isPresent());
            robot.type(KeyCode.ENTER);
        }
        Stages.until(() -> model.browse().entries().size() >= 100);
        assertEquals(1, Collections.frequency(desk.browsed, ""), "of the last one alone");
        assertFalse(desk.pinged.contains(id(5)));
    }

    @Test
    void theSheetOfOnePeerClosesWhenAnotherIsChosen(FxRobot robot) throws IOException {
        fill();
        robot.interact(() -> list(robot).getSelectionModel().select(1));
        Stages.until(() -> model.safety().get().isPresent());
        PeerRow asked = model.chosen().get().orElseThrow();
        robot.interact(() -> robot.lookup("#peer-verify").queryButton().fire());
        assertTrue(robot.lookup("#verify-sheet").tryQuery().isPresent());
        desk.with(12, "somebody new", 1);
        model.refresh();
        Stages.until(() -> model.rows().size() == 7);
        assertTrue(robot.lookup("#verify-sheet").tryQuery().isPresent(), "the same is chosen");
        robot.interact(() ->
                model.choose(
                        model.rows().stream()
                                .filter(row -> !row.id().equals(asked.id()))
                                .findFirst()
                                .orElseThrow()));
        assertTrue(robot.lookup("#verify-sheet").tryQuery().isEmpty());
        assertEquals(Verification.NONE, desk.contacts.get(id(2)).verification());
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Test
    void copiedIdBecomesAContactWithTheKeyboardAlone(FxRobot robot) throws Exception {
        fill();
        robot.interact(() -> copy("something else"));
        robot.interact(() -> robot.lookup("#peers-add").query().requestFocus());
        robot.type(KeyCode.SPACE);
        Stages.until(() -> robot.lookup("#add-id").tryQuery().filter(Node::isFocused).isPresent());
        robot.write("gw1-nonsense").type(KeyCode.ENTER);
        robot.write("Alan").type(KeyCode.ENTER);
        assertTrue(robot.lookup("#add-wrong").query().isVisible());
        Stages.picture(scene, "peers-add");
        robot.type(KeyCode.ESCAPE);
        robot.interact(() -> copy(PeerIdText.formatGrouped(id(11)) + "\n"));
        robot.type(KeyCode.SPACE);
        Stages.until(
                () -> robot.lookup("#add-name").tryQuery().filter(Node::isFocused).isPresent());
        robot.write("Alan").type(KeyCode.ENTER);
        Stages.until(() -> desk.contacts.containsKey(id(11)));
        assertTrue(robot.lookup("#add-sheet").tryQuery().isEmpty());
        Stages.until(() -> model.chosen().get().filter(row -> row.id().equals(id(11))).isPresent());
        Stages.until(() ->
                list(robot).getSelectionModel().getSelectedItem() instanceof PeerRow row
                        && row.id().equals(id(11)));
        assertTrue(robot.lookup("#peer-away").query().isVisible());
    }

    @Test
    void aPeerIsPutFirstByKeyboard(FxRobot robot) throws IOException {
        fill();
        robot.interact(() -> {
            list(robot).requestFocus();
            list(robot).getSelectionModel().select(3);
        });
        PeerRow chosen = model.chosen().get().orElseThrow();
        robot.push(KeyCode.CONTROL, KeyCode.D);
        Stages.until(() -> model.rows().getFirst().id().equals(chosen.id()));
        assertEquals(0, list(robot).getSelectionModel().getSelectedIndex());
    }

    @Test
    void theNextPageComesWhenTheEndIsInSight(FxRobot robot) throws IOException {
        fill();
        robot.interact(() -> list(robot).getSelectionModel().select(0));
        Stages.layOut(scene);
        robot.clickOn("#peer-browse");
        Stages.until(() -> model.browse().entries().size() == 100);
        robot.interact(() -> robot.lookup("#peer-shares").queryAs(ListView.class).scrollTo(99));
        Stages.until(() -> model.browse().entries().size() >= 200);
    }
}
