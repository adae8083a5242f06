package io.godwit.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code godwit demo} is what somebody runs first: it does what it says, and leaves nothing behind. */
class DemoTest {

    @TempDir Path folder;

    @Test
    void showsTheMainJobAndLeavesNothingBehind() throws IOException {
        Path album = folder.resolve("album");
        Content.manyFiles(album, 10, 5);
        Content.file(album.resolve("film.bin"), 8 << 20, 6);
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Path home = folder.resolve("home");
        Map<String, String> there = Map.of("GODWIT_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary);
        try (Program demo = Program.start(there, home, "demo", "--folder", album)) {
            assertEquals(0, demo.awaitExit(Duration.ofMinutes(2)), demo::transcript);
            for (String said :
                    List.of(
                            "1. A discovery server runs at http://127.0.0.1:",
                            "2. Three peers share the folder album, ",
                            "3. A fourth peer, which knows only that URL, runs: godwit get album",
                            "4. All 11 files, ")) {
                assertTrue(demo.out().stream().anyMatch(l -> l.startsWith(said)), demo::transcript);
            }
            assertTrue(
                    demo.out().stream().anyMatch(line -> line.startsWith("from  gw1")),
                    demo::transcript);
        }
        try (Stream<Path> left = Files.list(temporary)) {
            assertEquals(List.of(), left.filter(file -> !isTheSystems(file)).toList());
        }
        assertTrue(Files.notExists(home), "it touches no profile");
    }

    /** Java keeps its counters there while it runs, and removes them with its next start. */
    private static boolean isTheSystems(Path file) {
        return file.getFileName().toString().startsWith("hsperfdata");
    }
}
