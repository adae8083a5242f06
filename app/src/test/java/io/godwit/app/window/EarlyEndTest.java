package io.godwit.app.window;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import io.godwit.core.node.Profile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The process is asked to end before there is a window; the toolkit ends by itself then, and drops what it is to do. */
@Timeout(60)
class EarlyEndTest {
    @TempDir Path folder;

    @Test
    void aToolkitThatNeverWorksIsNotWaitedFor() throws Exception {
        ends(works -> {});
    }

    @Test
    void aToolkitThatDropsTheWindowIsNotWaitedFor() throws Exception {
        ends(Runnable::run);
    }

    private void ends(Consumer<Runnable> toolkit) throws Exception {
        try (Services services = Services.open(new Profile(folder.resolve("home")))) {
            GodwitApplication application = new GodwitApplication(services, dropped -> {});
            application.end();
            assertDoesNotThrow(() ->
                    application.run(ToolkitStart.begin(() -> true, toolkit), Optional.empty()));
        }
    }
}
