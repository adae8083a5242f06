package io.godwit.app.view.shares;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.fx.FxEffort;
import io.godwit.app.settings.ThemeChoice;
import io.godwit.app.view.Names;
import io.godwit.app.view.Stages;
import io.godwit.core.share.ShareEvent;
import io.godwit.core.share.ShareState;
import io.godwit.core.share.Visibility;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ContentsPaneTest {
    private static final Duration LONGEST_BLOCK = Duration.ofMillis(50);
    private static final int ROUNDS = 12;

    private SharesScreen screen;

    @Start
    void start(Stage first) {
        screen = new SharesScreen(first, Path.of("/nowhere"));
    }

    @AfterEach
    void close() {
        screen.close();
    }

    private void fillAlbum() {
        screen.fill();
        screen.desk()
                .holding(
                        "/home/ada/Pictures/Iceland 2026",
                        "Day 1, Reykjavík/IMG_2201.jpg",
                        "Day 1, Reykjavík/IMG_2202.jpg",
                        "Day 1, Reykjavík/IMG_2203 (changed).jpg",
                        "Day 1, Reykjavík/Videos/Harbour.mp4",
                        "Day 1, Reykjavík/Videos/Sun over the harbour.mp4",
                        "Day 2, Vík/IMG_2291.jpg",
                        "Day 3, Höfn/IMG_2307.jpg",
                        "Itinerary.pdf",
                        "Packing list.md");
    }

    private void openAlbum(FxRobot robot) {
        fillAlbum();
        robot.interact(() -> {
            screen.table().requestFocus();
            screen.table().getSelectionModel().clearAndSelect(0);
        });
        robot.type(KeyCode.ENTER);
        Stages.until(() -> screen.lines().size() == 5 && selected(contents(robot)) == 0);
    }

    private ListView<?> contents(FxRobot robot) {
        return robot.lookup("#shares-contents").queryAs(ListView.class);
    }

    private static int selected(ListView<?> list) {
        return list.getSelectionModel().getSelectedIndex();
    }

    @Test
    void showsWhatIsInAFolderAndGoesThroughItWithTheKeyboard(FxRobot robot) {
        openAlbum(robot);
        assertTrue(contents(robot).isFocused());
        robot.type(KeyCode.RIGHT);
        Stages.until(() -> screen.lines().size() == 9);
        robot.type(KeyCode.RIGHT);
        Stages.until(() -> selected(contents(robot)) == 1);
        robot.type(KeyCode.DOWN, 3).type(KeyCode.ENTER);
        Stages.until(() -> screen.lines().size() == 11);
        Stages.until(() -> says(robot, "5 files · ") && says(robot, "2 files · "));
        Stages.picture(screen.scene(), "shares-contents-dark");
        Names.assertNoneMissing(screen.scene());
        robot.type(KeyCode.RIGHT).type(KeyCode.LEFT);
        Stages.until(() -> selected(contents(robot)) == 4);
        robot.type(KeyCode.LEFT);
        Stages.until(() -> screen.lines().size() == 9);
        robot.type(KeyCode.LEFT);
        Stages.until(() -> selected(contents(robot)) == 0);
        robot.type(KeyCode.LEFT);
        Stages.until(() -> screen.lines().size() == 5);
        robot.push(KeyCode.CONTROL, KeyCode.E);
        Stages.until(() ->
                screen.navigator()
                        .asked
                        .contains("reveal /home/ada/Pictures/Iceland 2026/Day 1, Reykjavík"));
        robot.type(KeyCode.ESCAPE);
        Stages.until(() -> robot.lookup("#shares-contents").tryQuery().isEmpty());
        assertTrue(screen.table().isFocused());
    }

    @Test
    void aKeyForTheWholeShareDoesNothingToItWhereAFileIsChosen(FxRobot robot) {
        openAlbum(robot);
        Stages.until(() -> contents(robot).isFocused());
        robot.type(KeyCode.DELETE);
        robot.push(KeyCode.CONTROL, KeyCode.P);
        assertEquals(List.of(), screen.model().stopped().get());
        assertTrue(robot.lookup("#protect-sheet").tryQuery().isEmpty());
    }

    private static boolean says(FxRobot robot, String beginning) {
        return robot.lookup(
                        (Labeled label) -> String.valueOf(label.getText()).startsWith(beginning))
                .tryQuery()
                .isPresent();
    }

    @Test
    void theContentsFollowTheChosenShareAndItsIndexing(FxRobot robot) {
        openAlbum(robot);
        screen.desk()
                .holding("/home/ada/Datasets/weather-2025", "2025/January.csv", "stations.csv");
        robot.interact(() -> screen.table().getSelectionModel().clearAndSelect(3));
        Stages.until(() -> screen.lines().size() == 2);
        assertTrue(summary(robot).startsWith("22,400 files"), summary(robot));
        Stages.picture(screen.scene(), "shares-contents-indexing");
        screen.model()
                .happened(
                        new ShareEvent.IndexingProgress(
                                Path.of("/home/ada/Datasets/weather-2025"),
                                30_000,
                                40_000_000_000L));
        Stages.until(() -> summary(robot).startsWith("30,000 files"));
        robot.clickOn("#contents-close");
        Stages.until(() -> robot.lookup("#shares-contents").tryQuery().isEmpty());
    }

    private static String summary(FxRobot robot) {
        return robot.lookup("#contents-summary").queryAs(Labeled.class).getText();
    }

    @Test
    void showsContentsInLightAndFromRightToLeft(FxRobot robot) {
        robot.interact(() -> screen.open(Locale.ENGLISH, ThemeChoice.LIGHT));
        openAlbum(robot);
        robot.type(KeyCode.RIGHT);
        Stages.until(() -> screen.lines().size() == 9);
        Stages.picture(screen.scene(), "shares-contents-light");
        robot.interact(() -> screen.open(Locale.of("ar"), ThemeChoice.DARK));
        openAlbum(robot);
        robot.type(KeyCode.LEFT);
        Stages.until(() -> screen.lines().size() == 9);
        Stages.picture(screen.scene(), "shares-contents-arabic");
    }

    @Test
    void aMillionFilesNeverHoldTheWindowUp(FxRobot robot) {
        screen.desk()
                .with(
                        FakeShareDesk.LONG.toString(),
                        1L << 40,
                        1_000_000,
                        Visibility.PUBLIC,
                        ShareState.READY);
        screen.model().refresh();
        Stages.until(() -> screen.model().rows().size() == 1);
        Duration longest =
                FxEffort.ofQuietest(ROUNDS, LONGEST_BLOCK, () -> {}, _ -> goThroughAMillion(robot));
        assertTrue(longest.compareTo(LONGEST_BLOCK) <= 0, "the window was held up for " + longest);
    }

    private void goThroughAMillion(FxRobot robot) {
        robot.interact(() -> {
            screen.table().requestFocus();
            screen.table().getSelectionModel().clearAndSelect(0);
        });
        robot.type(KeyCode.ENTER);
        Stages.until(() -> screen.lines().size() > ContentsViewModel.FIRST);
        while (screen.lines().size() < ContentsViewModel.MOST) {
            int before = screen.lines().size();
            robot.interact(() -> contents(robot).scrollTo(before - 1));
            Stages.until(() -> screen.lines().size() > before);
        }
        robot.type(KeyCode.ESCAPE);
        Stages.until(() -> robot.lookup("#shares-contents").tryQuery().isEmpty());
    }

    @Test
    void givesFilesToOtherProgramsAndTakesNoneOfItsOwn(FxRobot robot) {
        openAlbum(robot);
        List<File> given = new ArrayList<>();
        Label program = new Label("another program");
        program.setOnDragOver(drag -> {
            assertEquals(Set.of(TransferMode.COPY), drag.getDragboard().getTransferModes());
            drag.acceptTransferModes(TransferMode.COPY);
            drag.consume();
        });
        program.setOnDragDropped(drop -> {
            given.addAll(drop.getDragboard().getFiles());
            drop.setDropCompleted(true);
            drop.consume();
        });
        robot.interact(() -> {
            StackPane.setAlignment(program, Pos.BOTTOM_LEFT);
            ((StackPane) screen.scene().getRoot()).getChildren().add(program);
        });
        Stages.layOut(screen.scene());
        robot.drag("Itinerary.pdf").dropTo(program);
        Stages.until(() -> given.equals(List.of(copied("Itinerary.pdf").getFirst())));
        given.clear();
        robot.drag("Vinyl rips").moveTo("#shares-summary").drop();
        robot.drag("Vinyl rips").dropTo(program);
        Stages.until(() -> given.equals(List.of(new File("/home/ada/Music/Vinyl rips"))));
        assertEquals(
                Visibility.CONTACTS,
                screen.desk().shares.get(Path.of("/home/ada/Music/Vinyl rips")).visibility());
    }

    @Test
    void thatAFileHasChangedIsSpoken(FxRobot robot) {
        openAlbum(robot);
        robot.type(KeyCode.RIGHT);
        Stages.until(() -> screen.lines().size() == 9);
        Stages.until(() -> isSpoken(robot, "IMG_2203 (changed).jpg, ", ", Changed"));
        assertTrue(isSpoken(robot, "IMG_2201.jpg, ", "iB"));
    }

    private static boolean isSpoken(FxRobot robot, String beginning, String end) {
        return robot.lookup("#shares-contents .list-cell").queryAll().stream()
                .map(cell -> String.valueOf(cell.getAccessibleText()))
                .anyMatch(text -> text.startsWith(beginning) && text.endsWith(end));
    }

    @Test
    void whatIsSelectedStaysSoWhileFilesChange(FxRobot robot) {
        openAlbum(robot);
        robot.interact(() -> {
            contents(robot).getSelectionModel().clearAndSelect(3);
            contents(robot).getSelectionModel().select(4);
        });
        List<ContentsRow> before = List.copyOf(screen.lines());
        screen.desk().grown = 1;
        screen.lookInside();
        Stages.until(() -> !before.equals(List.copyOf(screen.lines())));
        assertEquals(
                List.of(3, 4),
                Stages.look(() ->
                        List.copyOf(contents(robot).getSelectionModel().getSelectedIndices())));
    }

    @Test
    void copiesFilesForOtherPrograms(FxRobot robot) {
        openAlbum(robot);
        robot.interact(() -> contents(robot).getSelectionModel().clearAndSelect(3));
        robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
        Stages.until(() -> copied("Itinerary.pdf").equals(onTheClipboard()));
        robot.interact(() -> {
            screen.table().requestFocus();
            screen.table().getSelectionModel().clearAndSelect(0);
        });
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C)
                .release(KeyCode.C, KeyCode.SHIFT, KeyCode.CONTROL);
        Stages.until(() ->
                List.of(new File("/home/ada/Pictures/Iceland 2026")).equals(onTheClipboard()));
    }

    private static List<File> copied(String name) {
        return List.of(new File("/home/ada/Pictures/Iceland 2026", name));
    }

    private static List<File> onTheClipboard() {
        return Clipboard.getSystemClipboard().getFiles();
    }
}
