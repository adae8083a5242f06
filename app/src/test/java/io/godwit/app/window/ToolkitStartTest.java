package io.godwit.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The waits for a toolkit that starts or does not, with none that draws. */
@Timeout(30)
class ToolkitStartTest {
    private final CompletableFuture<Void> never = new CompletableFuture<>();

    @Test
    void aLibraryOfTheSystemThatIsMissingEndsTheWait() {
        Error missing = new UnsatisfiedLinkError("libglass.so");
        ToolkitStart start =
                ToolkitStart.begin(
                        () -> true,
                        works -> {
                            throw missing;
                        });
        CompletionException failed =
                assertThrows(CompletionException.class, () -> start.await(never));
        assertEquals(missing, failed.getCause());
        start.settle();
        assertTrue(start.takesControls());
    }

    @Test
    void controlsCannotBeMadeWhereItsLooksCannotBeNamed() {
        Error missing = new NoClassDefFoundError("Toolkit");
        ToolkitStart start =
                ToolkitStart.begin(
                        () -> {
                            throw missing;
                        },
                        Runnable::run);
        assertFalse(start.takesControls());
        CompletionException failed =
                assertThrows(CompletionException.class, () -> start.await(never));
        assertEquals(missing, failed.getCause());
    }

    @Test
    void aMissingDisplayIsTold() {
        ToolkitStart start =
                ToolkitStart.begin(
                        () -> true,
                        works -> {
                            throw new UnsupportedOperationException("Unable to open DISPLAY");
                        });
        assertThrows(NoScreenException.class, () -> start.await(never));
    }

    @Test
    void nobodyWaitsForOneThatIsWantedNoMore() throws NoScreenException {
        ToolkitStart start = ToolkitStart.begin(() -> true, works -> {});
        assertTrue(start.takesControls());
        start.await(CompletableFuture.completedFuture("asked to end"));
        assertFalse(start.hasStarted());
    }

    @Test
    void works() throws NoScreenException {
        ToolkitStart start = ToolkitStart.begin(() -> true, Runnable::run);
        start.await(never);
        assertTrue(start.hasStarted());
        assertTrue(start.takesControls());
    }
}
