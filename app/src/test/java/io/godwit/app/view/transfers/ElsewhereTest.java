package io.godwit.app.view.transfers;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.fx.FxThread;
import io.godwit.app.network.PeerName;
import io.godwit.app.transfers.FakeFetching;
import io.godwit.app.transfers.TransferFailure;
import io.godwit.app.transfers.TransferOptions;
import io.godwit.app.transfers.TransferSnapshot;
import io.godwit.app.transfers.TransferState;
import io.godwit.app.transfers.Transfers;
import io.godwit.app.view.Paragraph;
import io.godwit.app.view.Screen;
import io.godwit.app.view.Stages;
import io.godwit.app.words.Words;
import io.godwit.core.content.ContentId;
import io.godwit.core.node.Target;
import io.godwit.core.transfer.download.Wanted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A download whose folder cannot take it goes into another one. */
@ExtendWith(ApplicationExtension.class)
@Timeout(90)
class ElsewhereTest {
    @TempDir static Path shared;
    private final FakeFetching fetching = new FakeFetching();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Optional<Path> answer = Optional.empty();
    private Path home;
    private Transfers transfers;

    @Start
    void start(Stage stage) throws Exception {
        home = Files.createTempDirectory(shared, "home");
        transfers =
                new Transfers(
                        home,
                        fetching,
                        () -> new TransferOptions(home, 3, 4),
                        InstantSource.system());
        Words words = Words.in(Locale.ENGLISH).of("transfers");
        var view =
                new TransfersView(
                        new TransfersViewModel(transfers, _ -> () -> {}, new FxThread()),
                        words,
                        new TransferActions(
                                _ -> {}, _ -> {}, _ -> {}, _ -> {}, _ -> true, this::ask, _ -> {},
                                () -> {}, () -> {}),
                        peer -> new PeerName(peer, "", false));
        Screen.show(stage, view, words);
    }

    private Optional<Path> ask(TransferSnapshot one, Window owner) {
        asked.add(one.name() + " " + owner.isShowing());
        return answer;
    }

    @AfterEach
    void stop() {
        transfers.close();
    }

    private static ListView<TransferSnapshot> list(FxRobot robot) {
        return robot.lookup("#transfers-list").queryListView();
    }

    private static void until(FxRobot robot, TransferState state) {
        Stages.until(() ->
                robot.lookup("#transfers-list").tryQuery().isPresent()
                        && list(robot).getItems().stream().anyMatch(one -> one.state() == state));
        robot.interact(() -> list(robot).requestFocus());
    }

    private static boolean isOffered(FxRobot robot) {
        return robot.lookup("#transfer-elsewhere").queryButton().isVisible();
    }

    @Test
    void aFailedOneIsFetchedIntoTheFolderThatAPersonChooses(FxRobot robot) {
        var id = new ContentId(1, 2, 3, 4);
        transfers.add(new Target(new Wanted.File(id, "a.mkv", 1_000), "a.mkv", List.of()));
        until(robot, TransferState.PREPARING);
        assertFalse(isOffered(robot));
        assertFalse(robot.lookup("#transfer-reason").query().isVisible());
        fetching.of("a.mkv").fail(TransferFailure.NOT_PERMITTED);
        until(robot, TransferState.FAILED);
        assertTrue(isOffered(robot));
        Paragraph reason = robot.lookup("#transfer-reason").queryAs(Paragraph.class);
        assertTrue(reason.isVisible());
        assertTrue(reason.textProperty().get().startsWith("The folder cannot be written."));
        robot.push(KeyCode.SHIFT, KeyCode.R);
        await().until(() -> asked.equals(List.of("a.mkv true")));
        assertEquals(1, fetching.begun.size(), "the person has not chosen");
        answer = Optional.of(home.resolve("other"));
        robot.clickOn("#transfer-elsewhere");
        await().until(() -> fetching.begun.size() == 2);
        assertEquals(home.resolve("other"), fetching.of("a.mkv").request.folder());
    }
}
