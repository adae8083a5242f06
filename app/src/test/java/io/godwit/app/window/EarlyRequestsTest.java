package io.godwit.app.window;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.desktop.OpenRequest;
import io.godwit.app.fx.FxThread;
import io.godwit.app.view.Stages;
import io.godwit.core.node.Profile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Later starts hand over what they were to open before the first one has its window. */
@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class EarlyRequestsTest {
    private static final List<String> NAMES = List.of("first", "second", "third");

    @TempDir Path folder;

    @Start
    void start(Stage first) {
        // The program opens a window of its own.
    }

    @Test
    void areAskedAboutInTheOrderInWhichTheyCame(FxRobot robot) throws Exception {
        Services real = Services.open(new Profile(folder.resolve("home")));
        try (Services services = QuietServices.of(real, new TrayDesktop(), real.transfers())) {
            GodwitApplication application = new GodwitApplication(services, new FxThread());
            NAMES.forEach(name -> application.open(protectedFile(name)));
            CompletableFuture<Void> program =
                    CompletableFuture.runAsync(() -> run(application), Thread::startVirtualThread);
            for (String name : NAMES) {
                Stages.until(() -> title(robot).isPresent());
                String title = title(robot).orElseThrow();
                assertTrue(title.contains(name), title);
                robot.interact(() -> robot.lookup("#unprotect-leave").queryButton().fire());
            }
            application.end();
            program.get(20, TimeUnit.SECONDS);
            robot.interact(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
        }
    }

    /** The first one of a few is asked about in a sheet of the window, and the others after it. */
    private OpenRequest protectedFile(String name) {
        return new OpenRequest(List.of(folder.resolve(name + ".age")), List.of());
    }

    /** For which file the window asks for a password. */
    private static Optional<String> title(FxRobot robot) {
        return robot.lookup("#unprotect-sheet .title")
                .tryQuery()
                .map(Label.class::cast)
                .map(Label::getText);
    }

    private static void run(GodwitApplication application) {
        try {
            application.run(ToolkitStart.begin(() -> true, Runnable::run), Optional.empty());
        } catch (NoScreenException unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}
