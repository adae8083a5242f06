package io.godwit.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is said while nobody is found who has what was asked for. */
@Timeout(60)
class GetCommandTest {
    private static final String NOBODY = "http://127.0.0.1:9";
    private static final String ROOT = "0123456789abcdef".repeat(4);

    @TempDir static Path folder;

    private static Captured get(boolean watched, String what, String... more) {
        Captured captured = new Captured(folder, Map.of(), watched);
        List<String> words =
                List.of(
                        "get",
                        what,
                        "--home",
                        folder.resolve("home").toString(),
                        "--discovery",
                        NOBODY,
                        "--patience",
                        "1");
        assertEquals(
                4,
                captured.run(Stream.concat(words.stream(), Stream.of(more)).toArray(String[]::new)),
                captured.err()::toString);
        return captured;
    }

    private static boolean isLookingFor(Captured captured, String start) {
        return captured.err().stream().anyMatch(line -> line.startsWith("looking for " + start));
    }

    @Test
    void saysOnATerminalWhatItLooksFor() {
        assertTrue(isLookingFor(get(true, ROOT), "0123456789"));
        String link = "godwit://get/" + ROOT + "?name=film.mkv";
        assertTrue(isLookingFor(get(true, link), "film.mkv..."));
    }

    @Test
    void saysNothingOfItToPrograms() {
        assertFalse(isLookingFor(get(false, ROOT), ""));
        Captured json = get(true, ROOT, "--json", "-v");
        assertFalse(isLookingFor(json, ""));
        assertEquals(1, json.out().size(), json.out()::toString);
    }
}
