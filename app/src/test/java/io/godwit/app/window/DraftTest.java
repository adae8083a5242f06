package io.godwit.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.godwit.app.fx.FxThread;
import io.godwit.app.view.Page;
import io.godwit.app.view.Stages;
import io.godwit.core.node.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@Timeout(90)
class DraftTest {
    @TempDir static Path shared;

    private final FxThread ui = new FxThread();
    private final AtomicInteger asked = new AtomicInteger();
    private Stage stage;
    private Services services;

    @Start
    void start(Stage first) {
        stage = first;
    }

    @BeforeEach
    void open() throws Exception {
        Services real = Services.open(new Profile(Files.createTempDirectory(shared, "home")));
        services = QuietServices.of(real, new TrayDesktop(), real.transfers());
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(stage::hide);
        services.close();
    }

    @Test
    void isMadeWithoutTheInterfaceThreadAndShownInTheWindow(FxRobot robot) throws Exception {
        assertFalse(Platform.isFxApplicationThread());
        Draft draft =
                new Draft(
                        services,
                        new SystemFileChoice(),
                        work -> {
                            asked.incrementAndGet();
                            ui.execute(work);
                        });
        CountDownLatch told = new CountDownLatch(1);
        // Whoever listened before was told before.
        var listening = services.transfers().onTransfers(all -> told.countDown());
        told.await();
        listening.close();
        assertEquals(0, asked.get(), "nothing touches what is still being made");
        assertEquals(Page.HOME, draft.interior().current());
        Label name = (Label) draft.interior().ground().lookup(".brand-name");
        assertNotNull(name.getSkin(), "the interface thread is left to make what it consists of");
        robot.interact(() ->
                OpenWindow.open(stage, services, new SystemFileChoice(), ui, () -> {}, draft));
        Stages.until(() -> asked.get() > 0);
        Stages.until(() -> robot.lookup("#home-identity").tryQuery().isPresent());
        assertEquals("Godwit", stage.getTitle());
    }
}
