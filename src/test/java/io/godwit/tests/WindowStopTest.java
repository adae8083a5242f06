package io.godwit.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.trust.crash.Signals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program with its window as a process of its own, when the system asks it to end, or has no display for it. */
@DisabledOnOs(OS.WINDOWS)
class WindowStopTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** The display is not looked for: the toolkit draws nothing on it. */
    private static final Map<String, String> IN_MEMORY =
            Map.of(
                    "DISPLAY",
                    ":none",
                    "GODWIT_JAVA_OPTS",
                    "-Dglass.platform=Headless -Dprism.order=sw");

    @TempDir Path folder;
    private Network network;
    private Path home;

    @BeforeEach
    void start() throws Exception {
        network = new Network(folder.resolve("profiles"));
        home = folder.resolve("window");
        SavedSettings.change(home, SavedSettings.server(network.url()));
    }

    @AfterEach
    void end() {
        network.close();
    }

    @Test
    void endsInOrder() throws Exception {
        Path film = Content.file(folder.resolve("content/film.bin"), 100_000, 1);
        Program share = Program.run(home, "share", film);
        assertEquals(0, share.awaitExit(PATIENCE), share::transcript);
        try (Program window = Program.start(IN_MEMORY, home, "open")) {
            network.awaitFindable("film.bin", 1);
            // It is found before there is a window; what stops is one that is there.
            Program shares = Program.run(home, "shares");
            assertEquals(0, shares.awaitExit(PATIENCE), shares::transcript);
            Signals.terminate(window);
            assertEquals(0, window.awaitExit(PATIENCE), window::transcript);
        }
        // Who says no goodbye is there for a minute more.
        network.awaitNotFindable("film.bin", Duration.ofSeconds(20));
        Program find = network.run("find", "film.bin");
        assertEquals(3, find.awaitExit(PATIENCE), "no goodbye was said\n" + find.transcript());
        assertTrue(SavedSettings.of(home).window().bounds().isPresent(), "its place was not kept");
    }

    /** One is named, so the start goes on until the toolkit finds nobody there; what is to be in the window is made then. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void withoutADisplayItSaysSoAndEnds() throws Exception {
        Map<String, String> nobody = Map.of("DISPLAY", ":none", "WAYLAND_DISPLAY", "");
        try (Program window = Program.start(nobody, home, "open")) {
            assertEquals(7, window.awaitExit(PATIENCE), window::transcript);
            assertTrue(window.transcript().contains("There is no screen"), window::transcript);
        }
    }
}
