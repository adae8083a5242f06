package io.godwit.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.fx.FxThread;
import io.godwit.app.settings.LanguageChoice;
import io.godwit.app.settings.LookSettings;
import io.godwit.app.settings.ThemeChoice;
import io.godwit.app.transfers.FakeFetching;
import io.godwit.app.transfers.TransferOptions;
import io.godwit.app.transfers.Transfers;
import io.godwit.app.view.Stages;
import io.godwit.core.content.ContentId;
import io.godwit.core.node.Profile;
import io.godwit.core.node.Target;
import io.godwit.core.transfer.download.Wanted;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class QuitTest {
    @TempDir private Path home;
    private final AtomicInteger gone = new AtomicInteger();
    private final FakeFetching fetching = new FakeFetching();
    private Stage stage;
    private Services services;
    private OpenWindow window;

    @Start
    void start(Stage first) {
        stage = first;
    }

    @BeforeEach
    void open(FxRobot robot) throws Exception {
        Services real = Services.open(new Profile(home));
        real.transfers().close();
        services =
                QuietServices.of(
                        real,
                        new TrayDesktop(),
                        new Transfers(
                                home,
                                fetching,
                                () -> new TransferOptions(home, 3, 4),
                                InstantSource.system()));
        services.settings()
                .update(now ->
                        now.withLook(new LookSettings(ThemeChoice.DARK, LanguageChoice.ENGLISH)));
        robot.interact(() ->
                window =
                        OpenWindow.open(
                                stage,
                                services,
                                new SystemFileChoice(),
                                new FxThread(),
                                gone::incrementAndGet));
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(stage::hide);
        services.close();
    }

    private void fetch() {
        ContentId id = new ContentId(1, 2, 3, 4);
        services.transfers().add(new Target(new Wanted.File(id, "film", 1_000), "film", List.of()));
        Stages.until(() ->
                services.transfers().snapshots().stream()
                        .anyMatch(transfer -> transfer.state().isActive()));
    }

    private void askToClose() {
        new FxThread()
                .execute(() ->
                        stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    private static void awaitQuestion(FxRobot robot, boolean asked) {
        Stages.until(() -> robot.lookup("Downloads are under way").tryQuery().isPresent() == asked);
    }

    @Test
    void quitsAtOnceWhenNothingIsUnderWay(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.Q);
        Stages.until(() -> gone.get() == 1);
    }

    @Test
    void asksNothingWhenTheProcessEnds(FxRobot robot) {
        fetch();
        robot.interact(() -> stage.setWidth(1_111));
        robot.interact(window::end);
        assertEquals(1, gone.get());
        assertEquals(1_111, services.settings().current().window().bounds().orElseThrow().width());
    }

    @Test
    void asksBeforeDownloadsAreLeftHoweverItIsAsked(FxRobot robot) {
        fetch();
        askToClose();
        awaitQuestion(robot, true);
        robot.type(KeyCode.ESCAPE);
        awaitQuestion(robot, false);
        assertEquals(0, gone.get());
        assertTrue(stage.isShowing());
        robot.push(KeyCode.CONTROL, KeyCode.Q);
        awaitQuestion(robot, true);
        robot.type(KeyCode.ENTER);
        Stages.until(() -> gone.get() == 1);
    }
}
