package io.godwit.app.view.downloads;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.fx.BackgroundThreads;
import io.godwit.app.fx.FxThread;
import io.godwit.app.text.NameOrder;
import io.godwit.app.transfers.FakeFetching;
import io.godwit.app.transfers.TransferOptions;
import io.godwit.app.transfers.Transfers;
import io.godwit.app.view.FakeFileChoice;
import io.godwit.app.view.FakeNavigator;
import io.godwit.app.view.Names;
import io.godwit.app.view.Screen;
import io.godwit.app.view.Stages;
import io.godwit.app.words.Words;
import io.godwit.core.content.ContentId;
import io.godwit.core.node.Target;
import io.godwit.core.transfer.download.Wanted;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class DownloadsViewTest {

    @TempDir static Path shared;
    private final FakeFetching fetching = new FakeFetching();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final FakeNavigator navigator = new FakeNavigator(true);
    private final FakeFileChoice choice = new FakeFileChoice();
    private Runnable undo = () -> {};
    private final ExecutorService background = BackgroundThreads.open();
    private Path home;
    private Transfers transfers;
    private DownloadsView view;
    private Screen screen;

    @Start
    void start(Stage stage) throws Exception {
        home = Files.createTempDirectory(shared, "home");
        transfers =
                new Transfers(
                        home,
                        fetching,
                        () -> new TransferOptions(home, 3, 4),
                        InstantSource.system());
        Words words = Words.in(Locale.ENGLISH).of("downloads");
        view =
                new DownloadsView(
                        new DownloadsViewModel(
                                transfers,
                                Files::exists,
                                new NameOrder(Locale.ENGLISH),
                                background,
                                new FxThread()),
                        words,
                        new DownloadActions(
                                path -> done.add("open " + path.getFileName()),
                                path -> done.add("reveal " + path.getFileName()),
                                files -> done.add("copy " + names(files)),
                                rows -> done.add("trash " + rows.size()),
                                rows -> done.add("again " + rows.size()),
                                (gone, back) -> undo = back,
                                new ProtectedFileChoice(words, choice, navigator)::ask,
                                () -> done.add("search")));
        screen = Screen.show(stage, view, words);
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(file -> file.getFileName().toString()).toList();
    }

    @AfterEach
    void stop() {
        transfers.close();
        background.shutdownNow();
    }

    private static TableView<DownloadRow> table(FxRobot robot) {
        return robot.lookup("#downloads-table").queryTableView();
    }

    private void finish(FxRobot robot, String... names) throws Exception {
        int count = 0;
        for (String name : names) {
            transfers.add(
                    new Target(
                            new Wanted.File(new ContentId(name.hashCode(), 0, 0, 0), name, 100),
                            name,
                            List.of()));
            await().until(() -> fetching.hasBegun(name));
            if (!name.startsWith("gone")) {
                Files.writeString(home.resolve(name), "x");
            }
            fetching.of(name).reach(name.hashCode() & 0xfffffff, name.hashCode() & 0xfffffff, 1);
            fetching.of(name).finish(home.resolve(name));
            int now = ++count;
            await().until(() -> transfers.history().size() == now);
        }
        int all = count;
        await().until(() ->
                robot.lookup("#downloads-table").tryQuery().isPresent()
                        && table(robot).getItems().size() == all);
        robot.interact(() -> table(robot).requestFocus());
    }

    @Test
    void keyboardAloneOpensRevealsFetchesAgainForgetsAndDeletes(FxRobot robot) throws Exception {
        finish(robot, "a.mkv", "b.zip");
        Names.assertNoneMissing(table(robot).getScene());
        robot.type(KeyCode.HOME, KeyCode.DOWN, KeyCode.ENTER);
        robot.push(KeyCode.CONTROL, KeyCode.E);
        robot.type(KeyCode.R);
        robot.type(KeyCode.DELETE);
        assertEquals(
                List.of("open a.mkv", "reveal a.mkv", "again 1", "trash 1"), List.copyOf(done));
        robot.push(KeyCode.SHIFT, KeyCode.DELETE);
        Stages.until(() -> table(robot).getItems().size() == 1);
        undo.run();
        Stages.until(() -> table(robot).getItems().size() == 2);
    }

    @Test
    void aKeyOfTheListDoesNothingWhereTheFocusIsElsewhere(FxRobot robot) throws Exception {
        finish(robot, "a.mkv");
        robot.interact(() -> {
            table(robot).getSelectionModel().clearAndSelect(0);
            robot.lookup("#downloads-unlock").query().requestFocus();
        });
        robot.type(KeyCode.R, KeyCode.DELETE);
        robot.interact(view::find);
        robot.type(KeyCode.ENTER);
        robot.write("r");
        Stages.until(() -> robot.lookup("No such download").tryQuery().isPresent());
        assertEquals(List.of(), List.copyOf(done));
    }

    @Test
    void missingFileCannotBeOpenedButFetchedAgain(FxRobot robot) throws Exception {
        finish(robot, "holiday.mp4", "gone.zip", "notes.pdf");
        Stages.until(() -> table(robot).getItems().get(1).missing());
        robot.interact(() -> table(robot).getSelectionModel().clearAndSelect(1));
        assertTrue(robot.lookup("#downloads-open").queryAs(Button.class).isDisabled());
        assertTrue(robot.lookup("#downloads-delete").queryAs(Button.class).isDisabled());
        screen.picture("downloads-dark");
        robot.clickOn("#downloads-again");
        await().until(() -> done.contains("again 1"));
        screen.light();
        screen.picture("downloads-light");
    }

    @Test
    void filesThatAreThereAreDraggedOutAndCopied(FxRobot robot) throws Exception {
        finish(robot, "holiday.mp4", "gone.zip", "notes.pdf");
        Stages.until(() -> table(robot).getItems().get(1).missing());
        robot.interact(() -> table(robot).getSelectionModel().selectAll());
        robot.push(KeyCode.CONTROL, KeyCode.C);
        assertEquals(List.of("copy [notes.pdf, holiday.mp4]"), done);
        List<File> given = new CopyOnWriteArrayList<>();
        Label program = new Label("another program");
        program.setOnDragOver(drag -> drag.acceptTransferModes(TransferMode.ANY));
        program.setOnDragDropped(drop -> {
            done.add("mode " + drop.getAcceptedTransferMode());
            given.addAll(drop.getDragboard().getFiles());
            drop.setDropCompleted(true);
        });
        robot.interact(() -> ((Pane) view.root()).getChildren().add(program));
        robot.drag("notes.pdf").dropTo(program);
        await().until(() -> given.size() == 2);
        assertEquals(
                List.of(home.resolve("notes.pdf").toFile(), home.resolve("holiday.mp4").toFile()),
                given);
        assertTrue(done.contains("mode COPY"), "never moved");
        robot.interact(() -> table(robot).getSelectionModel().clearAndSelect(1));
        robot.drag("gone.zip").dropTo(program);
        assertEquals(2, given.size(), "what is missing cannot be given");
    }

    private static void awaitShown(FxRobot robot, String... names) {
        Stages.until(() ->
                table(robot).getItems().stream()
                        .map(DownloadRow::name)
                        .toList()
                        .equals(List.of(names)));
    }

    @Test
    void clicksOnAColumnSortAndWhatIsSelectedStaysSo(FxRobot robot) throws Exception {
        finish(robot, "Part 10.mkv", "notes.pdf", "part 2.mkv");
        robot.interact(() -> table(robot).getSelectionModel().select(1));
        robot.clickOn("Name");
        awaitShown(robot, "notes.pdf", "part 2.mkv", "Part 10.mkv");
        robot.clickOn("Name");
        awaitShown(robot, "Part 10.mkv", "part 2.mkv", "notes.pdf");
        robot.interact(() -> table(robot).requestFocus());
        robot.push(KeyCode.CONTROL, KeyCode.C);
        assertEquals(List.of("copy [notes.pdf]"), List.copyOf(done), "nothing else, and no open");
        robot.clickOn("Name");
        awaitShown(robot, "part 2.mkv", "notes.pdf", "Part 10.mkv");
    }

    @Test
    void severalSelectedDownloadsStaySoWhenAFileOfThemIsGone(FxRobot robot) throws Exception {
        finish(robot, "a.mkv", "b.zip", "c.pdf");
        robot.interact(() -> table(robot).getSelectionModel().selectAll());
        Files.delete(home.resolve("b.zip"));
        robot.interact(view::shown);
        Stages.until(() -> table(robot).getItems().get(1).missing());
        robot.push(KeyCode.CONTROL, KeyCode.C);
        assertEquals(List.of("copy [c.pdf, a.mkv]"), List.copyOf(done));
    }

    @Test
    void isSortedAsItWasLeftByColumnsThatCanBeRemembered(FxRobot robot) throws Exception {
        finish(robot, "c.pdf", "a.mkv", "b.zip");
        assertEquals(List.of(table(robot)), view.tables());
        assertEquals(
                List.of("name", "size", "finished", "folder"),
                table(robot).getColumns().stream()
                        .filter(TableColumn::isSortable)
                        .map(TableColumn::getId)
                        .toList());
        robot.interact(() -> {
            TableColumn<DownloadRow, ?> size = table(robot).getColumns().get(1);
            size.setSortType(SortType.DESCENDING);
            table(robot).getSortOrder().setAll(List.of(size));
        });
        awaitShown(robot, "c.pdf", "b.zip", "a.mkv");
    }

    @Test
    void aProtectedFileIsChosenAndOpenedByButtonOrKey(FxRobot robot) {
        Path diary = home.resolve("diary.txt.age");
        robot.clickOn("#downloads-unlock");
        assertEquals(List.of("read: Open protected file…"), List.copyOf(choice.asked));
        assertEquals(List.of(), List.copyOf(navigator.asked), "nothing was chosen");
        choice.answer(diary);
        robot.clickOn("#downloads-unlock");
        robot.push(KeyCode.CONTROL, KeyCode.O);
        String opened = "open protected " + diary;
        assertEquals(List.of(opened, opened), List.copyOf(navigator.asked));
    }

    @Test
    void emptyHistoryTeachesAndFilterFinds(FxRobot robot) throws Exception {
        Stages.until(() -> robot.lookup("#downloads-empty").tryQuery().isPresent());
        Stages.layOut(robot.lookup("#downloads-empty").query().getScene());
        robot.clickOn("Search");
        assertEquals(List.of("search"), done);
        finish(robot, "a.mkv", "b.zip");
        robot.interact(() -> view.find());
        robot.write("zip");
        Stages.until(() -> table(robot).getItems().size() == 1);
        robot.write("zzz");
        Stages.until(() -> robot.lookup("No such download").tryQuery().isPresent());
    }
}
