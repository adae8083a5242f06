package io.godwit.app.view.transfers;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.fx.FxThread;
import io.godwit.app.network.PeerName;
import io.godwit.app.network.Subscription;
import io.godwit.app.transfers.FakeFetching;
import io.godwit.app.transfers.TransferFailure;
import io.godwit.app.transfers.TransferOptions;
import io.godwit.app.transfers.TransferSnapshot;
import io.godwit.app.transfers.TransferState;
import io.godwit.app.transfers.Transfers;
import io.godwit.app.transfers.UploadSnapshot;
import io.godwit.app.view.Screen;
import io.godwit.app.view.Stages;
import io.godwit.app.words.Words;
import io.godwit.core.content.ContentId;
import io.godwit.core.node.Target;
import io.godwit.core.peer.PeerId;
import io.godwit.core.transfer.DownloadState;
import io.godwit.core.transfer.download.ChunkOrigins;
import io.godwit.core.transfer.download.Wanted;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
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
@Timeout(90)
class TransfersViewTest {

    private static final long MIB = 1 << 20;
    private static final PeerId CONTACT = new PeerId(0x1234567890L, 3, 4, 5);
    private static final PeerId STRANGER = new PeerId(0x7765432100L, 8, 1, 5);

    @TempDir static Path shared;
    private final FakeFetching fetching = new FakeFetching();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private Path home;
    private Transfers transfers;
    private Screen screen;
    private Stage stage;
    private volatile Consumer<List<UploadSnapshot>> sending = _ -> {};

    @Start
    void start(Stage stage) throws Exception {
        this.stage = stage;
        home = Files.createTempDirectory(shared, "home");
        transfers =
                new Transfers(
                        home,
                        fetching,
                        () -> new TransferOptions(home, 3, 4),
                        InstantSource.system());
        show(Locale.ENGLISH);
    }

    private void show(Locale locale) {
        Words words = Words.in(locale).of("transfers");
        var view =
                new TransfersView(
                        new TransfersViewModel(transfers, this::sending, new FxThread()),
                        words,
                        new TransferActions(
                                path -> done.add("open " + path.getFileName()),
                                path -> done.add("reveal " + path.getFileName()),
                                path -> done.add("copy " + path.getFileName()),
                                one -> done.add("proof " + one.name()),
                                some -> done.add("confirm " + names(some)),
                                (_, _) -> Optional.empty(),
                                over -> done.add("cleared " + over),
                                () -> done.add("limits"),
                                () -> done.add("search")),
                        this::name);
        screen = Screen.show(stage, view, words);
    }

    private static String names(List<TransferSnapshot> some) {
        return some.stream().map(TransferSnapshot::name).collect(Collectors.joining(" "));
    }

    /** The first of the peers that {@link #progress} names is a contact, the second a stranger with a name. */
    private PeerName name(PeerId peer) {
        return peer.equals(CONTACT)
                ? new PeerName(peer, "Ada", true)
                : new PeerName(peer, peer.equals(STRANGER) ? "Grace" : "", false);
    }

    private Subscription sending(Consumer<List<UploadSnapshot>> listener) {
        sending = listener;
        return () -> {};
    }

    @AfterEach
    void stop() {
        transfers.close();
    }

    private void add(String... names) {
        for (String name : names) {
            transfers.add(
                    new Target(
                            new Wanted.File(
                                    new ContentId(name.hashCode(), 0, 0, 0), name, 512 * MIB),
                            name,
                            List.of()));
        }
    }

    private static ListView<TransferSnapshot> list(FxRobot robot) {
        return robot.lookup("#transfers-list").queryListView();
    }

    private void rows(FxRobot robot, int count) {
        Stages.until(() ->
                robot.lookup("#transfers-list").tryQuery().isPresent()
                        && list(robot).getItems().size() == count);
        robot.interact(() -> list(robot).requestFocus());
    }

    private TransferState state(FxRobot robot, int at) {
        return Stages.look(() -> list(robot).getItems().get(at).state());
    }

    /** Like a download from three peers after half a minute, some of which was there before. */
    private void progress(FakeFetching.FakeFetch fetch) {
        List<PeerId> peers = List.of(CONTACT, STRANGER, new PeerId(0x4242424242L, 9, 4, 1));
        int cells = 512;
        short[] givers = new short[cells];
        byte[] percents = new byte[cells];
        for (int cell = 0; cell < cells; cell++) {
            boolean there = cell < 300 || (cell % 17 < 6 && cell < 480);
            givers[cell] = cell < 40 || !there ? -1 : (short) (cell * 7 / 11 % 5 % 3);
            percents[cell] = (byte) (there ? 100 : 0);
        }
        fetch.swarm(peers, ChunkOrigins.of(cells, peers, givers, percents));
    }

    @Test
    void keyboardAlonePausesResumesReordersAndCancels(FxRobot robot) throws Exception {
        add("a.mkv", "b.zip", "c.pdf");
        rows(robot, 3);
        fetching.of("a.mkv").reach(100 * MIB, 512 * MIB, 5 * MIB);
        await().until(() -> state(robot, 0) == TransferState.RUNNING);
        robot.type(KeyCode.HOME);
        robot.type(KeyCode.SPACE);
        await().until(() -> state(robot, 0) == TransferState.PAUSED);
        robot.type(KeyCode.SPACE);
        await().until(() -> state(robot, 0) == TransferState.RUNNING);
        robot.push(KeyCode.ALT, KeyCode.DOWN);
        Stages.until(() -> list(robot).getItems().get(1).name().equals("a.mkv"));
        await().until(() -> list(robot).getSelectionModel().getSelectedIndex() == 1);
        robot.push(KeyCode.ALT, KeyCode.UP);
        Stages.until(() -> list(robot).getItems().getFirst().name().equals("a.mkv"));
        robot.type(KeyCode.DELETE);
        await().until(() -> state(robot, 0) == TransferState.CANCELLED);
        assertEquals(List.of("confirm a.mkv"), done);
        assertTrue(fetching.of("a.mkv").discarded);
        robot.type(KeyCode.R);
        fetching.of("a.mkv").stop();
        await().until(() -> state(robot, 0) == TransferState.PREPARING);
        robot.type(KeyCode.DELETE);
        await().until(() -> state(robot, 0) == TransferState.CANCELLED);
        robot.type(KeyCode.DELETE);
        fetching.of("a.mkv").stop();
        rows(robot, 2);
    }

    @Test
    void severalArePausedResumedAndCancelledAtOnce(FxRobot robot) throws Exception {
        add("a.mkv", "b.zip", "c.pdf");
        rows(robot, 3);
        fetching.of("a.mkv").reach(100 * MIB, 512 * MIB, 5 * MIB);
        fetching.of("b.zip").reach(100 * MIB, 512 * MIB, 5 * MIB);
        fetching.of("c.pdf").reach(100 * MIB, 512 * MIB, 5 * MIB);
        await().until(() -> state(robot, 2) == TransferState.RUNNING);
        robot.type(KeyCode.HOME).push(KeyCode.SHIFT, KeyCode.DOWN).type(KeyCode.SPACE);
        await().until(() -> state(robot, 0) == TransferState.PAUSED);
        await().until(() -> state(robot, 1) == TransferState.PAUSED);
        assertEquals(TransferState.RUNNING, state(robot, 2));
        assertEquals(List.of(0, 1), selected(robot));
        screen.picture("transfers-several");
        // Moving and limiting is for one at a time.
        assertTrue(robot.lookup("#transfer-up").query().isDisabled());
        assertTrue(robot.lookup("#transfer-limit").query().isDisabled());
        robot.type(KeyCode.SPACE);
        await().until(() -> state(robot, 0) == TransferState.RUNNING);
        await().until(() -> state(robot, 1) == TransferState.RUNNING);
        robot.type(KeyCode.DELETE);
        await().until(() -> state(robot, 0) == TransferState.CANCELLED);
        await().until(() -> state(robot, 1) == TransferState.CANCELLED);
        assertEquals(List.of("confirm a.mkv b.zip"), done);
        assertEquals(TransferState.RUNNING, state(robot, 2));
    }

    @Test
    void severalAreChosenByMouseAndStayChosenWhileRowsMove(FxRobot robot) throws Exception {
        add("a.mkv", "b.zip", "c.pdf");
        rows(robot, 3);
        Stages.layOut(list(robot).getScene());
        robot.clickOn("a.mkv");
        await().until(() -> selected(robot).equals(List.of(0)));
        // What is beside the list is laid out anew for the
        // selected one, and a click wants a row that stays.
        Stages.layOut(list(robot).getScene());
        robot.press(KeyCode.CONTROL).clickOn("c.pdf").release(KeyCode.CONTROL);
        await().until(() -> selected(robot).equals(List.of(0, 2)));
        long second = list(robot).getItems().get(1).number();
        transfers.moveToTop(second);
        Stages.until(() -> list(robot).getItems().getFirst().name().equals("b.zip"));
        await().until(() -> selected(robot).equals(List.of(1, 2)));
        robot.clickOn("#transfer-pause");
        await().until(() -> state(robot, 1) == TransferState.PAUSED);
        await().until(() -> state(robot, 2) == TransferState.PAUSED);
        assertEquals(TransferState.PREPARING, state(robot, 0));
        // Some run and some are paused: the key holds those that run.
        robot.interact(() -> list(robot).requestFocus());
        robot.push(KeyCode.CONTROL, KeyCode.A).type(KeyCode.SPACE);
        await().until(() -> state(robot, 0) == TransferState.PAUSED);
        robot.clickOn("#transfer-resume");
        await().until(() -> state(robot, 2) != TransferState.PAUSED);
    }

    private static List<Integer> selected(FxRobot robot) {
        return Stages.look(() ->
                list(robot).getSelectionModel().getSelectedIndices().stream().sorted().toList());
    }

    @Test
    void oneIsLimitedByKeyboardAlone(FxRobot robot) throws Exception {
        add("a.mkv", "b.zip");
        rows(robot, 2);
        robot.type(KeyCode.HOME).push(KeyCode.CONTROL, KeyCode.L);
        await().until(() -> robot.lookup("#limit-rate").tryQuery().isPresent());
        robot.write("fast").type(KeyCode.ENTER);
        assertTrue(robot.lookup("#limit-wrong").query().isVisible());
        screen.picture("transfers-limit");
        robot.push(KeyCode.CONTROL, KeyCode.A);
        robot.write("5 MiB/s").type(KeyCode.ENTER);
        await().until(() -> fetching.of("a.mkv").limit == 5 * MIB);
        Stages.until(() -> list(robot).getItems().getFirst().limit() == 5 * MIB);
        assertTrue(robot.lookup("#limit-sheet").tryQuery().isEmpty());
        assertTrue(list(robot).isFocused());
        assertEquals(0, fetching.of("b.zip").limit);
        robot.push(KeyCode.CONTROL, KeyCode.L);
        assertEquals("5 MiB/s", robot.lookup("#limit-rate").queryTextInputControl().getText());
        robot.clickOn("#limit-none");
        await().until(() -> fetching.of("a.mkv").limit == 0);
        robot.push(KeyCode.CONTROL, KeyCode.L).type(KeyCode.ESCAPE);
        assertTrue(robot.lookup("#limit-sheet").tryQuery().isEmpty());
    }

    @Test
    void finishedOneIsOpenedRevealedAndItsProofCopied(FxRobot robot) {
        add("a.mkv");
        rows(robot, 1);
        robot.type(KeyCode.ENTER);
        fetching.of("a.mkv").reach(512 * MIB, 512 * MIB, 5 * MIB);
        fetching.of("a.mkv").finish(home.resolve("a.mkv"));
        await().until(() -> state(robot, 0) == TransferState.DONE);
        robot.type(KeyCode.HOME, KeyCode.ENTER);
        robot.push(KeyCode.CONTROL, KeyCode.E);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        robot.clickOn("#transfer-proof");
        assertEquals(List.of("open a.mkv", "reveal a.mkv", "copy a.mkv", "proof a.mkv"), done);
        assertFalse(robot.lookup("#transfers-clear").queryAs(Button.class).isDisabled());
        robot.clickOn("#transfers-clear");
        await().until(() -> robot.lookup("#transfers-empty").tryQuery().isPresent());
        assertEquals("cleared 1", done.getLast());
    }

    @Test
    void onlyWhatIsFinishedIsDraggedOut(FxRobot robot) {
        add("a.mkv", "b.zip");
        rows(robot, 2);
        fetching.of("a.mkv").reach(512 * MIB, 512 * MIB, 5 * MIB);
        fetching.of("a.mkv").finish(home.resolve("a.mkv"));
        await().until(() -> state(robot, 0) == TransferState.DONE);
        List<File> given = new CopyOnWriteArrayList<>();
        Label program = new Label("another program");
        program.setOnDragOver(drag -> drag.acceptTransferModes(TransferMode.ANY));
        program.setOnDragDropped(drop -> {
            done.add("mode " + drop.getAcceptedTransferMode());
            given.addAll(drop.getDragboard().getFiles());
            drop.setDropCompleted(true);
        });
        robot.interact(() -> ((Pane) stage.getScene().getRoot()).getChildren().add(program));
        robot.drag("b.zip").dropTo(program);
        robot.drag("a.mkv").dropTo(program);
        await().until(() -> !given.isEmpty());
        assertEquals(List.of(home.resolve("a.mkv").toFile()), given);
        assertEquals(List.of("mode COPY"), done);
    }

    @Test
    void sourcesHaveNamesAndThoseOfStrangersAreMarked(FxRobot robot) {
        add("a.mkv");
        rows(robot, 1);
        progress(fetching.of("a.mkv"));
        await().until(() -> robot.lookup("#transfer-sources .source-row").queryAll().size() == 3);
        assertEquals(
                List.of("Ada", "Grace", "Unknown", "gw1-"),
                robot
                        .lookup("#transfer-sources .source-row > .label")
                        .queryAllAs(Label.class)
                        .stream()
                        .map(Label::getText)
                        .filter(text -> !text.contains("%"))
                        .map(text -> text.startsWith("gw1-") ? "gw1-" : text)
                        .toList());
    }

    @Test
    void showsWhoFetchesWhatFromHereAsLongAsSomebodyDoes(FxRobot robot) throws Exception {
        Node list = robot.lookup("#transfers-uploads").query();
        assertFalse(list.isVisible());
        Path film = Path.of("/data/film.mkv");
        sending.accept(
                List.of(
                        new UploadSnapshot(CONTACT, Optional.of(film), 30 * MIB, 2 * MIB),
                        new UploadSnapshot(STRANGER, Optional.empty(), MIB, 0)));
        Stages.until(list::isVisible);
        assertTrue(robot.lookup("film.mkv").tryQuery().isPresent());
        assertTrue(robot.lookup("to Ada").tryQuery().isPresent());
        assertTrue(robot.lookup("30.0 MiB · 2.0 MiB/s").tryQuery().isPresent());
        assertTrue(robot.lookup("to Grace (unknown)").tryQuery().isPresent());
        screen.picture("transfers-uploads");
        sending.accept(List.of());
        Stages.until(() -> !list.isVisible());
    }

    @Test
    void pictures(FxRobot robot) throws Exception {
        screen.picture("transfers-empty");
        fill(robot);
        screen.picture("transfers-dark");
        screen.light();
        screen.picture("transfers-light");
        robot.interact(() -> show(Locale.of("ar")));
        rows(robot, 7);
        await().until(() ->
                robot.lookup("#transfers-summary").queryAs(Label.class).getText().length() > 3);
        robot.interact(() -> list(robot).getSelectionModel().select(2));
        screen.picture("transfers-rtl");
    }

    private void fill(FxRobot robot) {
        add("done.flac");
        rows(robot, 1);
        fetching.of("done.flac").reach(48 * MIB, 48 * MIB, 5 * MIB);
        fetching.of("done.flac").finish(home.resolve("done.flac"));
        await().until(() -> state(robot, 0) == TransferState.DONE);
        add("refused.zip");
        rows(robot, 2);
        fetching.of("refused.zip").fail(TransferFailure.NO_SOURCES);
        await().until(() -> state(robot, 1) == TransferState.FAILED);
        add("debian-13.1.0-amd64-DVD-1.iso", "holiday-2025.mp4", "lecture notes.pdf");
        add("waiting in line.tar.gz", "later.png");
        rows(robot, 7);
        progress(fetching.of("debian-13.1.0-amd64-DVD-1.iso"));
        fetching.of("holiday-2025.mp4").reach(12 * MIB, 512 * MIB, 3 * MIB);
        fetching.of("lecture notes.pdf").reach(312 * MIB, 512 * MIB, 0);
        fetching.of("lecture notes.pdf").enter(DownloadState.WAITING);
        robot.interact(() -> list(robot).getSelectionModel().select(2));
        for (int second = 0; second < 8; second++) {
            long grown = 330 * MIB + second * 3 * MIB + (second % 3) * MIB;
            fetching.of("debian-13.1.0-amd64-DVD-1.iso").advance(grown);
            robot.sleep(1_000);
        }
    }
}
