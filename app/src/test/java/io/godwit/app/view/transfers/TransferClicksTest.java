package io.godwit.app.view.transfers;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.app.fx.FxThread;
import io.godwit.app.network.PeerName;
import io.godwit.app.transfers.FakeFetching;
import io.godwit.app.transfers.TransferOptions;
import io.godwit.app.transfers.TransferSnapshot;
import io.godwit.app.transfers.TransferState;
import io.godwit.app.transfers.Transfers;
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
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Two clicks open the file of a row, and nothing where there is no row. */
@ExtendWith(ApplicationExtension.class)
@Timeout(90)
class TransferClicksTest {
    @TempDir static Path shared;
    private final FakeFetching fetching = new FakeFetching();
    private final List<Path> opened = new CopyOnWriteArrayList<>();
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
                                opened::add,
                                _ -> {},
                                _ -> {},
                                _ -> {},
                                _ -> true,
                                (_, _) -> Optional.empty(),
                                _ -> {},
                                () -> {},
                                () -> {}),
                        peer -> new PeerName(peer, "", false));
        Screen.show(stage, view, words);
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
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static MouseEvent twoClicks(ListView<?> on) {
        return new MouseEvent(
                MouseEvent.MOUSE_CLICKED,
                1,
                1,
                1,
                1,
                MouseButton.PRIMARY,
                2,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                true,
                new PickResult(on, 1, 1));
    }

    @Test
    void openTheFileOfARowAndNothingBelow(FxRobot robot) {
        var id = new ContentId(1, 2, 3, 4);
        transfers.add(new Target(new Wanted.File(id, "a.mkv", 1_000), "a.mkv", List.of()));
        until(robot, TransferState.PREPARING);
        fetching.of("a.mkv").finish(home.resolve("a.mkv"));
        until(robot, TransferState.DONE);
        robot.interact(() -> list(robot).fireEvent(twoClicks(list(robot))));
        assertEquals(List.of(), opened);
        robot.doubleClickOn("a.mkv");
        await().until(() -> opened.equals(List.of(home.resolve("a.mkv"))));
    }
}
