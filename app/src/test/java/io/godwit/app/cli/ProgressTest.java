package io.godwit.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final ProgressReport HALF =
            new ProgressReport("film.mkv", 512 << 20, 1L << 30, 1 << 20, 64 << 20, 3);

    @Test
    void showsTheStateOnOneLine() {
        assertEquals(
                "film.mkv  50% ██████░░░░░░ 512 MiB of 1.0 GiB  64.0 MiB/s 8 s left  3 sources",
                ProgressBar.line(HALF));
    }

    @Test
    @DisplayName("UI a name from somebody else cannot act on the terminal or break the line")
    void neverWrapsOrObeysAName() {
        String name = "\u001b[2J\u202etxt.exe\r\n" + "x".repeat(10_000);
        String line = ProgressBar.line(new ProgressReport(name, 0, Long.MAX_VALUE, 0, 0, 16));
        assertTrue(line.length() <= 79, line);
        assertFalse(line.chars().anyMatch(c -> c < 0x20 || c == 0x202e), line);
    }

    @Test
    void printsOneLineASecondAtMost() {
        List<String> lines = new ArrayList<>();
        long[] now = {-5_000_000_000L};
        ProgressLines view = new ProgressLines(lines::add, () -> now[0]);
        for (int i = 0; i < 25; i++) {
            view.show(HALF);
            now[0] += 100_000_000L;
        }
        assertEquals(3, lines.size());
        assertEquals(
                "progress verified=536870912 total=1073741824 rate=67108864 sources=3"
                        + " resumed=1048576",
                lines.getFirst());
    }
}
