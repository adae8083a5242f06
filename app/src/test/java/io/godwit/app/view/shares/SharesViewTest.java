package io.godwit.app.view.shares;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.fx.FxEffort;
import io.godwit.app.settings.ThemeChoice;
import io.godwit.app.view.Stages;
import io.godwit.core.share.Share;
import io.godwit.core.share.ShareEvent;
import io.godwit.core.share.ShareState;
import io.godwit.core.share.Visibility;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class SharesViewTest {
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

    @Test
    void teachesWhatToDoWhenThereIsNothing() {
        Stages.until(() -> !screen.scene().getRoot().lookupAll(".empty-state").isEmpty());
        Stages.picture(screen.scene(), "shares-empty");
    }

    @Test
    void offersToSwitchOnWhenTheNetworkIsOff() {
        screen.desk().online = false;
        screen.model().refresh();
        Stages.until(
                () -> screen.model().summary().get().status() == SharesViewModel.Status.OFFLINE);
        Stages.picture(screen.scene(), "shares-offline");
    }

    @Test
    void whoFetchesSomethingIsSpokenUntilNobodyDoes() {
        screen.fill();
        Stages.until(() -> spokenOfFetching().contains("Grace, Edsger, Barbara"));
        screen.desk().fetching.clear();
        screen.model().refresh();
        Stages.until(() -> spokenOfFetching().isEmpty());
    }

    private List<String> spokenOfFetching() {
        return screen.table().lookupAll(".table-cell").stream()
                .filter(FetchingCell.class::isInstance)
                .map(Node::getAccessibleText)
                .filter(Objects::nonNull)
                .toList();
    }

    @Test
    void showsEveryStateInBothThemesAndFromRightToLeft(FxRobot robot) {
        screen.fill();
        robot.interact(() -> screen.table().getSelectionModel().select(0));
        Stages.picture(screen.scene(), "shares-dark");
        robot.interact(() -> screen.open(Locale.ENGLISH, ThemeChoice.LIGHT));
        screen.fill();
        Stages.picture(screen.scene(), "shares-light");
        robot.interact(() -> screen.open(Locale.of("ar"), ThemeChoice.DARK));
        screen.fill();
        Stages.picture(screen.scene(), "shares-arabic");
    }

    @Test
    void sharesWhatIsDropped(FxRobot robot, @TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("späce ü.txt"));
        Stages.until(() -> screen.model().summary().get().status() == SharesViewModel.Status.SHOWN);
        Label source = new Label("drag me");
        source.setOnDragDetected(drag -> {
            ClipboardContent content = new ClipboardContent();
            content.putFiles(List.of(file.toFile()));
            source.startDragAndDrop(TransferMode.COPY).setContent(content);
            drag.consume();
        });
        robot.interact(() -> {
            StackPane.setAlignment(source, Pos.BOTTOM_LEFT);
            ((StackPane) screen.scene().getRoot()).getChildren().add(source);
        });
        robot.drag(source).moveBy(200, -200).moveTo("#shares-summary");
        Stages.picture(screen.scene(), "shares-drop");
        robot.drop();
        Stages.until(
                () -> screen.desk().shares.containsKey(file) && screen.model().rows().size() == 1);
    }

    @Test
    void sharesWhatIsChosenAndNothingWhenNothingIs(FxRobot robot) {
        Path notes = Path.of("/home/ada/Notes");
        Path letter = Path.of("/home/ada/letter.pdf");
        Path album = Path.of("/home/ada/Album");
        fire(robot, "#shares-add-file");
        fire(robot, "#shares-add-folder");
        assertEquals(
                List.of("read several: Add files", "folder: Add folder"),
                List.copyOf(screen.files().asked));
        screen.files().answer(notes, letter);
        fire(robot, "#shares-add-file");
        Stages.until(() -> screen.desk().shares.keySet().equals(Set.of(notes, letter)));
        screen.files().answer(album);
        fire(robot, "#shares-add-folder");
        Stages.until(() -> screen.desk().shares.keySet().equals(Set.of(notes, letter, album)));
        assertEquals(
                Set.of(Visibility.PUBLIC),
                screen.desk().shares.values().stream()
                        .map(Share::visibility)
                        .collect(Collectors.toSet()));
    }

    private static void fire(FxRobot robot, String button) {
        robot.interact(() -> robot.lookup(button).queryButton().fire());
    }

    @Test
    void theKeyForUndoIsLeftToTheWindowWhereNothingWasStopped(FxRobot robot) {
        screen.fill();
        Set<KeyCode> left = EnumSet.noneOf(KeyCode.class);
        robot.interact(() -> {
            screen.scene().addEventHandler(KeyEvent.KEY_PRESSED, key -> left.add(key.getCode()));
            screen.table().requestFocus();
        });
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        Stages.until(() -> left.contains(KeyCode.Z));
    }

    @Test
    void saysWhatIsStillSharedAndThatTheListCannotBeRead(FxRobot robot) {
        screen.fill();
        screen.desk().broken = true;
        robot.interact(() -> {
            screen.table().requestFocus();
            screen.table().getSelectionModel().select(2);
        });
        robot.type(KeyCode.DELETE);
        Stages.until(() -> isSaid("error “Graduation.mkv” could not be stopped and is still"));
        screen.desk().unreadable = true;
        screen.model().refresh();
        Stages.until(() -> isSaid("error The list of shares cannot be read. Check the disk"));
    }

    private boolean isSaid(String beginning) {
        return screen.navigator().asked.stream().anyMatch(text -> text.startsWith(beginning));
    }

    @Test
    void everythingGoesWithTheKeyboard(FxRobot robot) {
        screen.fill();
        robot.interact(() -> {
            screen.table().requestFocus();
            screen.table().getSelectionModel().select(2);
        });
        robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
        Stages.until(() ->
                screen.navigator().asked.stream().anyMatch(text -> text.contains("Link copied")));
        Stages.until(() -> Clipboard.getSystemClipboard().getString().startsWith("godwit://get/"));
        robot.push(KeyCode.CONTROL, KeyCode.E);
        Stages.until(
                () -> screen.navigator().asked.contains("reveal /home/ada/Videos/Graduation.mkv"));
        robot.type(KeyCode.DELETE);
        Stages.until(() -> screen.model().rows().size() == 5);
        Stages.picture(screen.scene(), "shares-undo");
        robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
        Stages.until(() -> screen.model().rows().size() == 6);
        robot.interact(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString("/home/ada/Notes\n/home/ada/secret plans");
            Clipboard.getSystemClipboard().setContent(content);
        });
        robot.press(KeyCode.CONTROL, KeyCode.V).release(KeyCode.V, KeyCode.CONTROL);
        Stages.until(() -> screen.model().rows().size() == 7);
        Stages.until(() ->
                screen.navigator().asked.stream()
                        .anyMatch(text -> text.startsWith("error “secret plans” could not")));
        screen.files().answer(Path.of("/home/ada/chosen"));
        robot.press(KeyCode.CONTROL, KeyCode.O).release(KeyCode.O, KeyCode.CONTROL);
        Stages.until(() -> screen.model().rows().size() == 8);
    }

    @Test
    void saysThatAShareHasNoLinkBeforeItIsIndexed(FxRobot robot) {
        screen.fill();
        robot.interact(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString("what was copied before");
            Clipboard.getSystemClipboard().setContent(content);
            screen.table().requestFocus();
            screen.table().getSelectionModel().select(4);
        });
        robot.push(KeyCode.CONTROL, KeyCode.C);
        Stages.until(() ->
                screen.navigator()
                        .asked
                        .contains("toast The link is there as soon as indexing is done."));
        Stages.until(
                () -> Clipboard.getSystemClipboard().getString().equals("what was copied before"));
        screen.desk().online = false;
        screen.model().refresh();
        Stages.until(
                () -> screen.model().summary().get().status() == SharesViewModel.Status.OFFLINE);
        robot.push(KeyCode.CONTROL, KeyCode.C);
        Stages.until(() ->
                screen.navigator()
                        .asked
                        .contains("toast The network is off. Switch it on and try again."));
    }

    @Test
    void severalSelectedSharesStaySoWhileOneOfThemIsIndexed(FxRobot robot) {
        screen.fill();
        Path indexed = Path.of("/home/ada/Datasets/weather-2025");
        Set<Path> chosen =
                Set.of(
                        Path.of("/home/ada/Videos/Graduation.mkv"),
                        indexed,
                        Path.of("/home/ada/Documents/thesis"));
        robot.interact(() -> {
            screen.table().requestFocus();
            screen.table().getSelectionModel().selectIndices(2, 3, 4);
        });
        assertEquals(chosen, selected());
        screen.model().happened(new ShareEvent.IndexingProgress(indexed, 30_000, 40_000_000_000L));
        Optional<ShareRow.Indexing> further =
                Optional.of(new ShareRow.Indexing(30_000, 40_000_000_000L));
        Stages.until(() -> screen.model().rows().get(3).indexing().equals(further));
        assertEquals(chosen, selected());
        assertEquals(4, screen.table().getSelectionModel().getSelectedIndex());
        robot.type(KeyCode.DELETE);
        Stages.until(() -> screen.desk().shares.size() == 3 && screen.model().rows().size() == 3);
        assertTrue(chosen.stream().noneMatch(screen.desk().shares::containsKey));
        assertEquals(Set.of(), selected(), "nothing takes their place");
    }

    private Set<Path> selected() {
        return Stages.look(() ->
                screen.table().getSelectionModel().getSelectedItems().stream()
                        .map(row -> ((ShareRow) row).path())
                        .collect(Collectors.toSet()));
    }

    @Test
    void aSelectedShareStaysSoWhereverSortingTakesIt(FxRobot robot) {
        Path small = Path.of("/data/small");
        Path medium = Path.of("/data/medium");
        Path large = Path.of("/data/large");
        screen.desk()
                .with(small.toString(), 10, 1, Visibility.PUBLIC, ShareState.READY)
                .with(large.toString(), 30, 1, Visibility.PUBLIC, ShareState.READY)
                .with(medium.toString(), 20, 1, Visibility.PUBLIC, ShareState.READY);
        screen.model().refresh();
        Stages.until(() -> screen.model().rows().size() == 3);
        robot.interact(() -> screen.table().getSelectionModel().clearAndSelect(1));
        robot.clickOn("Size");
        Stages.until(() -> screen.model().rows().getLast().path().equals(large));
        assertEquals(Set.of(large), selected());
        robot.interact(() -> screen.table().requestFocus());
        robot.type(KeyCode.DELETE);
        Stages.until(() -> screen.desk().shares.keySet().equals(Set.of(small, medium)));
    }

    @Test
    void namesAreSortedInTheOrderInWhichPeopleLookForThem(FxRobot robot) {
        for (String name : List.of("Part 10", "zoo", "part 2", "Élan")) {
            screen.desk().with("/data/" + name, 10, 1, Visibility.PUBLIC, ShareState.READY);
        }
        screen.model().refresh();
        Stages.until(() -> screen.model().rows().size() == 4);
        robot.clickOn("Name");
        Stages.until(() ->
                screen.model().rows().stream()
                        .map(row -> row.share().name())
                        .toList()
                        .equals(List.of("Élan", "part 2", "Part 10", "zoo")));
    }

    @Test
    void selectedSharesStaySoWhenAllOfManyChange(FxRobot robot) {
        many(400, ShareState.READY);
        screen.model().refresh();
        Stages.until(() -> screen.model().rows().size() == 400);
        robot.interact(() -> screen.table().getSelectionModel().selectIndices(10, 20, 30));
        Set<Path> chosen = selected();
        many(400, ShareState.UPDATING);
        screen.model().refresh();
        Stages.until(() -> screen.model().rows().getLast().share().state() == ShareState.UPDATING);
        assertEquals(3, chosen.size());
        assertEquals(chosen, selected());
    }

    @Test
    void changesVisibilityFromTheRow(FxRobot robot) {
        screen.fill();
        Stages.layOut(screen.scene());
        MenuButton everybody =
                robot.lookup(".visibility")
                        .match((MenuButton button) -> button.getText().equals("Everybody"))
                        .query();
        robot.clickOn(everybody);
        robot.type(KeyCode.DOWN).type(KeyCode.DOWN).type(KeyCode.ENTER);
        Stages.until(() ->
                screen.model().rows().stream()
                                .filter(row -> row.share().visibility() == Visibility.PUBLIC)
                                .count()
                        == 1);
    }

    @Test
    void tenThousandSharesNeverHoldTheWindowUp(FxRobot robot) {
        Duration longest =
                FxEffort.ofQuietest(
                        ROUNDS,
                        LONGEST_BLOCK,
                        () -> {
                            screen.desk().shares.clear();
                            screen.model().refresh();
                            Stages.until(() -> screen.model().rows().isEmpty());
                        },
                        _ -> useTenThousand(robot));
        assertTrue(longest.compareTo(LONGEST_BLOCK) <= 0, "the window was held up for " + longest);
        Stages.picture(screen.scene(), "shares-ten-thousand");
        assertEquals(
                "10,000 shares · 9.8 GiB",
                robot.lookup("#shares-summary").queryAs(Labeled.class).getText());
    }

    private void useTenThousand(FxRobot robot) {
        many(10_000, ShareState.READY);
        screen.model().refresh();
        Stages.until(() -> screen.model().rows().size() == 10_000);
        for (int row = 0; row < 10_000; row += 500) {
            int to = row;
            robot.interact(() -> screen.table().scrollTo(to));
        }
        screen.model().filter("share-77");
        Stages.until(() -> screen.model().rows().size() == 111);
        screen.model().filter("");
        Stages.until(() -> screen.model().rows().size() == 10_000);
        many(10_000, ShareState.UPDATING);
        screen.model().refresh();
        Stages.until(() -> screen.model().rows().getLast().share().state() == ShareState.UPDATING);
    }

    private void many(int number, ShareState state) {
        for (int i = 0; i < number; i++) {
            screen.desk().with("/data/share-" + i, 1L << 20, 7, Visibility.PUBLIC, state);
        }
    }
}
