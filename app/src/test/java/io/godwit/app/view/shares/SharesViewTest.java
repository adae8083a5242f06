package io.godwit.app.view.shares;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.desktop.Outcome;
import io.godwit.app.fx.FxEffort;
import io.godwit.app.fx.FxThread;
import io.godwit.app.protect.ByteProgress;
import io.godwit.app.protect.ProtectedFiles;
import io.godwit.app.settings.ThemeChoice;
import io.godwit.app.view.FakeNavigator;
import io.godwit.app.view.Paragraph;
import io.godwit.app.view.Stages;
import io.godwit.app.words.Words;
import io.godwit.core.identity.Password;
import io.godwit.core.share.ShareEvent;
import io.godwit.core.share.ShareState;
import io.godwit.core.share.Visibility;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
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

    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final FakeShareDesk desk = new FakeShareDesk();
    private final FakeNavigator navigator = new FakeNavigator(true);
    @TempDir private Path locked;
    private SharesViewModel model;
    private ObservableList<ContentsRow> lines;
    private Stage stage;
    private Scene scene;

    @Start
    void start(Stage first) {
        stage = first;
        open(Locale.ENGLISH, ThemeChoice.DARK);
    }

    private void open(Locale locale, ThemeChoice look) {
        Words words = Words.in(locale);
        model = new SharesViewModel(desk, background, new FxThread(), again -> {});
        ContentsViewModel contents = new ContentsViewModel(desk, background, new FxThread());
        lines = contents.rows();
        ProtectedFiles files = new ProtectedFiles(new SecureRandom());
        Protection protection =
                new Protection(
                        (source, password, progress) ->
                                files.protect(source, locked, password, progress),
                        background,
                        new FxThread());
        SharesView view =
                new SharesView(
                        model,
                        contents,
                        protection,
                        words.of("shares"),
                        navigator,
                        new FakeActions());
        scene = Stages.show(stage, view.root(), words, look);
        model.refresh();
    }

    private TableView<?> table(FxRobot robot) {
        return robot.lookup("#shares-table").queryAs(TableView.class);
    }

    private void fill() {
        desk.with(
                        "/home/ada/Pictures/Iceland 2026",
                        4_812_000_000L,
                        1_204,
                        Visibility.PUBLIC,
                        ShareState.READY)
                .with(
                        "/home/ada/Music/Vinyl rips",
                        18_400_000_000L,
                        612,
                        Visibility.CONTACTS,
                        ShareState.READY)
                .with(
                        "/home/ada/Videos/Graduation.mkv",
                        2_310_000_000L,
                        1,
                        Visibility.LINK,
                        ShareState.READY)
                .with(
                        "/home/ada/Datasets/weather-2025",
                        61_000_000_000L,
                        40_210,
                        Visibility.PUBLIC,
                        ShareState.UPDATING)
                .with("/home/ada/Documents/thesis", 0, 0, Visibility.CONTACTS, ShareState.INDEXING)
                .with("/media/stick/Backup", 920_000_000L, 88, Visibility.LINK, ShareState.MISSING);
        desk.fetching.put(
                Path.of("/home/ada/Pictures/Iceland 2026"), List.of("Grace", "Edsger", "Barbara"));
        desk.fetching.put(Path.of("/home/ada/Videos/Graduation.mkv"), List.of("Grace"));
        model.happened(
                new ShareEvent.IndexingProgress(
                        Path.of("/home/ada/Datasets/weather-2025"), 22_400, 33_000_000_000L));
        model.happened(
                new ShareEvent.IndexingProgress(
                        Path.of("/home/ada/Documents/thesis"), 310, 1_200_000_000L));
        model.refresh();
        Stages.until(() -> model.rows().size() == 6);
    }

    @Test
    void teachesWhatToDoWhenThereIsNothing() {
        Stages.until(() -> !scene.getRoot().lookupAll(".empty-state").isEmpty());
        Stages.picture(scene, "shares-empty");
    }

    @Test
    void offersToSwitchOnWhenTheNetworkIsOff() {
        desk.online = false;
        model.refresh();
        Stages.until(() -> model.summary().get().status() == SharesViewModel.Status.OFFLINE);
        Stages.picture(scene, "shares-offline");
    }

    @Test
    void showsEveryStateInBothThemesAndFromRightToLeft(FxRobot robot) {
        fill();
        robot.interact(() -> table(robot).getSelectionModel().select(0));
        Stages.picture(scene, "shares-dark");
        robot.interact(() -> open(Locale.ENGLISH, ThemeChoice.LIGHT));
        fill();
        Stages.picture(scene, "shares-light");
        robot.interact(() -> open(Locale.of("ar"), ThemeChoice.DARK));
        fill();
        Stages.picture(scene, "shares-arabic");
    }

    @Test
    void sharesWhatIsDropped(FxRobot robot, @TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("späce ü.txt"));
        Stages.until(() -> model.summary().get().status() == SharesViewModel.Status.SHOWN);
        Label source = new Label("drag me");
        source.setOnDragDetected(drag -> {
            ClipboardContent content = new ClipboardContent();
            content.putFiles(List.of(file.toFile()));
            source.startDragAndDrop(TransferMode.COPY).setContent(content);
            drag.consume();
        });
        robot.interact(() -> {
            StackPane.setAlignment(source, Pos.BOTTOM_LEFT);
            ((StackPane) scene.getRoot()).getChildren().add(source);
        });
        robot.drag(source).moveBy(200, -200).moveTo("#shares-summary");
        Stages.picture(scene, "shares-drop");
        robot.drop();
        Stages.until(() -> desk.shares.containsKey(file) && model.rows().size() == 1);
    }

    @Test
    void everythingGoesWithTheKeyboard(FxRobot robot) {
        fill();
        robot.interact(() -> {
            table(robot).requestFocus();
            table(robot).getSelectionModel().select(2);
        });
        robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
        Stages.until(() -> navigator.asked.stream().anyMatch(text -> text.contains("Link copied")));
        Stages.until(() -> Clipboard.getSystemClipboard().getString().startsWith("godwit://get/"));
        robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        Stages.until(() -> navigator.asked.contains("reveal /home/ada/Videos/Graduation.mkv"));
        robot.type(KeyCode.DELETE);
        Stages.until(() -> model.rows().size() == 5);
        Stages.picture(scene, "shares-undo");
        robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
        Stages.until(() -> model.rows().size() == 6);
        robot.interact(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString("/home/ada/Notes\n/home/ada/secret plans");
            Clipboard.getSystemClipboard().setContent(content);
        });
        robot.press(KeyCode.CONTROL, KeyCode.V).release(KeyCode.V, KeyCode.CONTROL);
        Stages.until(() -> model.rows().size() == 7);
        Stages.until(() ->
                navigator.asked.stream()
                        .anyMatch(text -> text.startsWith("error “secret plans” could not")));
        robot.press(KeyCode.CONTROL, KeyCode.O).release(KeyCode.O, KeyCode.CONTROL);
        Stages.until(() -> model.rows().size() == 8);
    }

    private void fillAlbum() {
        fill();
        desk.holding(
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
            table(robot).requestFocus();
            table(robot).getSelectionModel().clearAndSelect(0);
        });
        robot.type(KeyCode.ENTER);
        Stages.until(() -> lines.size() == 5 && selected(contents(robot)) == 0);
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
        Stages.until(() -> lines.size() == 9);
        robot.type(KeyCode.RIGHT);
        Stages.until(() -> selected(contents(robot)) == 1);
        robot.type(KeyCode.DOWN, 3).type(KeyCode.ENTER);
        Stages.until(() -> lines.size() == 11);
        Stages.picture(scene, "shares-contents-dark");
        robot.type(KeyCode.RIGHT).type(KeyCode.LEFT);
        Stages.until(() -> selected(contents(robot)) == 4);
        robot.type(KeyCode.LEFT);
        Stages.until(() -> lines.size() == 9);
        robot.type(KeyCode.LEFT);
        Stages.until(() -> selected(contents(robot)) == 0);
        robot.type(KeyCode.LEFT);
        Stages.until(() -> lines.size() == 5);
        robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        Stages.until(() ->
                navigator.asked.contains(
                        "reveal /home/ada/Pictures/Iceland 2026/Day 1, Reykjavík"));
        robot.type(KeyCode.ESCAPE);
        Stages.until(() -> robot.lookup("#shares-contents").tryQuery().isEmpty());
        assertTrue(table(robot).isFocused());
    }

    @Test
    void theContentsFollowTheChosenShareAndItsIndexing(FxRobot robot) {
        openAlbum(robot);
        desk.holding("/home/ada/Datasets/weather-2025", "2025/January.csv", "stations.csv");
        robot.interact(() -> table(robot).getSelectionModel().clearAndSelect(3));
        Stages.until(() -> lines.size() == 2);
        assertTrue(summary(robot).startsWith("22,400 files"), summary(robot));
        Stages.picture(scene, "shares-contents-indexing");
        model.happened(
                new ShareEvent.IndexingProgress(
                        Path.of("/home/ada/Datasets/weather-2025"), 30_000, 40_000_000_000L));
        Stages.until(() -> summary(robot).startsWith("30,000 files"));
        robot.clickOn("#contents-close");
        Stages.until(() -> robot.lookup("#shares-contents").tryQuery().isEmpty());
    }

    private static String summary(FxRobot robot) {
        return robot.lookup("#contents-summary").queryAs(Labeled.class).getText();
    }

    @Test
    void showsContentsInLightAndFromRightToLeft(FxRobot robot) {
        robot.interact(() -> open(Locale.ENGLISH, ThemeChoice.LIGHT));
        openAlbum(robot);
        robot.type(KeyCode.RIGHT);
        Stages.until(() -> lines.size() == 9);
        Stages.picture(scene, "shares-contents-light");
        robot.interact(() -> open(Locale.of("ar"), ThemeChoice.DARK));
        openAlbum(robot);
        robot.type(KeyCode.LEFT);
        Stages.until(() -> lines.size() == 9);
        Stages.picture(scene, "shares-contents-arabic");
    }

    @Test
    void aMillionFilesNeverHoldTheWindowUp(FxRobot robot) {
        desk.with(
                FakeShareDesk.LONG.toString(),
                1L << 40,
                1_000_000,
                Visibility.PUBLIC,
                ShareState.READY);
        model.refresh();
        Stages.until(() -> model.rows().size() == 1);
        Duration longest =
                FxEffort.ofQuietest(ROUNDS, LONGEST_BLOCK, () -> {}, _ -> goThroughAMillion(robot));
        assertTrue(longest.compareTo(LONGEST_BLOCK) <= 0, "the window was held up for " + longest);
    }

    private void goThroughAMillion(FxRobot robot) {
        robot.interact(() -> {
            table(robot).requestFocus();
            table(robot).getSelectionModel().clearAndSelect(0);
        });
        robot.type(KeyCode.ENTER);
        Stages.until(() -> lines.size() > ContentsViewModel.FIRST);
        while (lines.size() < ContentsViewModel.MOST) {
            int before = lines.size();
            robot.interact(() -> contents(robot).scrollTo(before - 1));
            Stages.until(() -> lines.size() > before);
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
            ((StackPane) scene.getRoot()).getChildren().add(program);
        });
        robot.drag("Itinerary.pdf").dropTo(program);
        Stages.until(() -> given.equals(List.of(copied("Itinerary.pdf").getFirst())));
        given.clear();
        robot.drag("Vinyl rips").moveTo("#shares-summary").drop();
        robot.drag("Vinyl rips").dropTo(program);
        Stages.until(() -> given.equals(List.of(new File("/home/ada/Music/Vinyl rips"))));
        assertEquals(
                Visibility.CONTACTS,
                desk.shares.get(Path.of("/home/ada/Music/Vinyl rips")).visibility());
    }

    @Test
    void copiesFilesForOtherPrograms(FxRobot robot) {
        openAlbum(robot);
        robot.interact(() -> contents(robot).getSelectionModel().clearAndSelect(3));
        robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
        Stages.until(() -> copied("Itinerary.pdf").equals(onTheClipboard()));
        robot.interact(() -> {
            table(robot).requestFocus();
            table(robot).getSelectionModel().clearAndSelect(0);
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

    @Test
    void protectsWithAPasswordAndSharesThatInstead(FxRobot robot, @TempDir Path folder)
            throws Exception {
        Path clear = Files.writeString(folder.resolve("diary.txt"), "dear diary");
        desk.with(clear.toString(), 10, 1, Visibility.LINK, ShareState.READY);
        robot.interact(model::refresh);
        askForPassword(robot);
        robot.write("short");
        assertTrue(robot.lookup("#protect-go").query().isDisabled());
        robot.write(" no longer").type(KeyCode.TAB).write("something else");
        Stages.until(() -> hint(robot).startsWith("The two passwords"));
        robot.press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
        robot.write("short no longer");
        Stages.until(() -> hint(robot).startsWith("Keep it"));
        Stages.picture(scene, "shares-protect");
        robot.type(KeyCode.ENTER);
        Path made = locked.resolve("diary.txt.age");
        Stages.until(() -> desk.shares.containsKey(made) && !desk.shares.containsKey(clear));
        assertEquals(Visibility.LINK, desk.shares.get(made).visibility());
        assertFalse(asks(robot));
        try (Password password = Password.of("short no longer".toCharArray())) {
            Path opened =
                    new ProtectedFiles(new SecureRandom())
                            .open(made, locked, password, ByteProgress.NONE);
            assertEquals("dear diary", Files.readString(opened));
        }
    }

    @Test
    void saysWhyItCouldNotBeProtectedAndGoesOnSharing(FxRobot robot) {
        desk.with("/home/ada/gone.txt", 10, 1, Visibility.LINK, ShareState.READY);
        robot.interact(model::refresh);
        askForPassword(robot);
        robot.write("long enough").type(KeyCode.TAB).write("long enough").type(KeyCode.ENTER);
        Stages.until(() -> hint(robot).startsWith("Only files and folders"));
        robot.type(KeyCode.ESCAPE);
        Stages.until(() -> !asks(robot));
        assertTrue(desk.shares.containsKey(Path.of("/home/ada/gone.txt")));
    }

    private void askForPassword(FxRobot robot) {
        Stages.until(() -> model.rows().size() == 1);
        robot.interact(() -> {
            table(robot).requestFocus();
            table(robot).getSelectionModel().select(0);
        });
        robot.press(KeyCode.CONTROL, KeyCode.P).release(KeyCode.P, KeyCode.CONTROL);
        Stages.until(() -> asks(robot));
    }

    private static boolean asks(FxRobot robot) {
        return robot.lookup("#protect-sheet").tryQuery().isPresent();
    }

    private static String hint(FxRobot robot) {
        return robot.lookup("#protect-hint").queryAs(Paragraph.class).textProperty().get();
    }

    @Test
    void changesVisibilityFromTheRow(FxRobot robot) {
        fill();
        MenuButton everybody =
                robot.lookup(".visibility")
                        .match((MenuButton button) -> button.getText().equals("Everybody"))
                        .query();
        robot.clickOn(everybody);
        robot.type(KeyCode.DOWN).type(KeyCode.DOWN).type(KeyCode.ENTER);
        Stages.until(() ->
                model.rows().stream()
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
                            desk.shares.clear();
                            model.refresh();
                            Stages.until(() -> model.rows().isEmpty());
                        },
                        _ -> useTenThousand(robot));
        assertTrue(longest.compareTo(LONGEST_BLOCK) <= 0, "the window was held up for " + longest);
        Stages.picture(scene, "shares-ten-thousand");
        assertEquals(
                "10,000 shares · \u200E9.8 GiB\u200E",
                robot.lookup("#shares-summary").queryAs(Labeled.class).getText());
    }

    private void useTenThousand(FxRobot robot) {
        many(10_000, ShareState.READY);
        model.refresh();
        Stages.until(() -> model.rows().size() == 10_000);
        for (int row = 0; row < 10_000; row += 500) {
            int to = row;
            robot.interact(() -> table(robot).scrollTo(to));
        }
        model.filter("share-77");
        Stages.until(() -> model.rows().size() == 111);
        model.filter("");
        Stages.until(() -> model.rows().size() == 10_000);
        many(10_000, ShareState.UPDATING);
        model.refresh();
        Stages.until(() -> model.rows().getLast().share().state() == ShareState.UPDATING);
    }

    private void many(int number, ShareState state) {
        for (int i = 0; i < number; i++) {
            desk.with("/data/share-" + i, 1L << 20, 7, Visibility.PUBLIC, state);
        }
    }

    private final class FakeActions implements ShareActions {
        @Override
        public List<Path> chooseFiles(Window owner, String title) {
            return List.of(Path.of("/home/ada/chosen"));
        }

        @Override
        public Optional<Path> chooseFolder(Window owner, String title) {
            return Optional.empty();
        }

        @Override
        public CompletionStage<Outcome> reveal(Path path) {
            navigator.asked.add("reveal " + path);
            return CompletableFuture.completedStage(Outcome.done());
        }

        @Override
        public void switchOn() {
            navigator.asked.add("on");
        }
    }
}
