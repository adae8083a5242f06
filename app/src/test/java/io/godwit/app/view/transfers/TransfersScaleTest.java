package io.godwit.app.view.transfers;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.fx.FxEffort;
import io.godwit.app.fx.FxThread;
import io.godwit.app.network.PeerName;
import io.godwit.app.transfers.FakeFetching;
import io.godwit.app.transfers.TransferOptions;
import io.godwit.app.transfers.TransferSnapshot;
import io.godwit.app.transfers.Transfers;
import io.godwit.app.view.Screen;
import io.godwit.app.words.Words;
import io.godwit.core.content.ContentId;
import io.godwit.core.node.Target;
import io.godwit.core.transfer.download.Wanted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.ListView;
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
@Timeout(120)
class TransfersScaleTest {

    private static final int MANY = 500;
    private static final Duration LONGEST = Duration.ofMillis(50);

    @TempDir static Path shared;
    private final FakeFetching fetching = new FakeFetching();
    private Transfers transfers;

    @Start
    void start(Stage stage) throws Exception {
        Path home = Files.createTempDirectory(shared, "home");
        transfers =
                new Transfers(
                        home,
                        fetching,
                        () -> new TransferOptions(home, MANY, 4),
                        InstantSource.system());
        Words words = Words.in(Locale.ENGLISH).of("transfers");
        var view =
                new TransfersView(
                        new TransfersViewModel(transfers, _ -> () -> {}, new FxThread()),
                        words,
                        new TransferActions(
                                _ -> {},
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

    /** All of them go on ten times a second while somebody scrolls. */
    private void use(FxRobot robot, long round) {
        for (int step = 0; step < 30; step++) {
            long done = round * 1_000 + step * 10L;
            fetching.begun.forEach(one -> one.reach(done, 1_000_000, 100 + done % 7));
            int row = step * (MANY - 1) / 30;
            robot.interact(() -> list(robot).scrollTo(row));
            robot.sleep(100);
        }
    }

    @Test
    void fiveHundredTransfersDoNotHoldUpTheWindow(FxRobot robot) {
        for (int i = 0; i < MANY; i++) {
            String name = "file " + i + ".bin";
            transfers.add(
                    new Target(
                            new Wanted.File(new ContentId(i, 1, 2, 3), name, 1_000_000),
                            name,
                            List.of()));
        }
        await().until(() -> fetching.begun.size() == MANY);
        await().until(() ->
                robot.lookup("#transfers-list").tryQuery().isPresent()
                        && list(robot).getItems().size() == MANY);
        Duration best = FxEffort.ofQuietest(4, LONGEST, () -> {}, round -> use(robot, round));
        assertTrue(best.compareTo(LONGEST) <= 0, "blocked for " + best);
    }
}
