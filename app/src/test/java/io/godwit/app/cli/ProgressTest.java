package io.godwit.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.share.ShareEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    private static String shown(Consumer<ProgressBar> steps) {
        return shown("", steps);
    }

    private static String shown(String columns, Consumer<ProgressBar> steps) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream terminal = new PrintStream(written, true, StandardCharsets.UTF_8);
        ProgressBar bar = new ProgressBar(new StatusLine(terminal, columns));
        steps.accept(bar);
        return written.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"60, 59", "20, 19", "80, 79", "300, 79", "'', 79", "0, 79", "19, 79", "-5, 79"})
    @DisplayName("UI the line of progress is no wider than the terminal that it is on")
    void fitsNarrowTerminals(String columns, int width) {
        String drawn = shown(columns, bar -> bar.show(HALF));
        assertEquals("\r" + Columns.fill(ProgressBar.line(HALF), width), drawn);
        String gone =
                shown(
                        columns,
                        bar -> {
                            bar.looking("film.mkv");
                            bar.end();
                        });
        assertTrue(gone.endsWith("\r" + " ".repeat(width) + "\r"), gone);
    }

    @Test
    void saysWhatIsDoneBeforeThereIsProgressAndLeavesNothingOfIt() {
        String looking = shown(bar -> bar.looking("film.mkv"));
        assertEquals("looking for film.mkv...", looking.strip());
        assertTrue(looking.endsWith("\r"), "a warning is written over it");
        assertEquals("preparing film.mkv...", shown(bar -> bar.preparing("film.mkv")).strip());
        String gone =
                shown(bar -> {
                    bar.looking("film.mkv");
                    bar.end();
                });
        assertEquals("\r" + " ".repeat(79) + "\r", gone.substring(looking.length()));
        String after =
                shown(bar -> {
                    bar.looking("film.mkv");
                    bar.show(HALF);
                    bar.end();
                });
        assertTrue(after.endsWith(System.lineSeparator()), "progress stays");
        assertTrue(after.stripTrailing().endsWith("3 sources"), after);
    }

    /** What a terminal shows: after a return the next letters take the places of those that are there. */
    private static List<String> screen(String written) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int at = 0;
        for (char letter : written.replace(System.lineSeparator(), "\n").toCharArray()) {
            switch (letter) {
                case '\r' -> at = 0;
                case '\n' -> {
                    lines.add(line.toString().stripTrailing());
                    line.setLength(0);
                    at = 0;
                }
                default -> {
                    line.replace(at, Math.min(at + 1, line.length()), String.valueOf(letter));
                    at++;
                }
            }
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    @Test
    void warningsAppearAboveTheProgress() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream terminal = new PrintStream(written, true, StandardCharsets.UTF_8);
        GodwitCommand root =
                new GodwitCommand(
                        new Surroundings(
                                terminal,
                                terminal,
                                true,
                                true,
                                Map.of("NO_COLOR", "1"),
                                Path.of("").toAbsolutePath()));
        ProgressView view = ProgressView.of(root, root.printer());
        ShareEvent.ShareMissing warning = new ShareEvent.ShareMissing(Path.of("/a/b.txt"));
        try (ActivityOutput activity = ActivityOutput.forCommand(root)) {
            view.looking("f".repeat(200));
            activity.emit(warning);
            view.show(HALF);
            activity.emit(warning);
            view.end();
            activity.emit(warning);
        }
        List<String> seen = screen(written.toString(StandardCharsets.UTF_8));
        assertEquals(5, seen.size(), seen::toString);
        for (int line : new int[] {0, 1, 3}) {
            assertTrue(seen.get(line).contains("b.txt"), seen::toString);
            assertFalse(seen.get(line).contains("fff"), seen::toString);
        }
        assertEquals(ProgressBar.line(HALF), seen.get(2));
        assertEquals("", seen.getLast());
    }

    @Test
    @DisplayName("UI a name that is looked for cannot act on the terminal or break the line")
    void neverWrapsOrObeysWhatIsLookedFor() {
        String line = shown(bar -> bar.looking("\u001b[2J\u202e\r\n" + "x".repeat(10_000))).strip();
        assertTrue(line.length() <= 79, line);
        assertFalse(line.chars().anyMatch(c -> c < 0x20 || c == 0x202e), line);
    }

    @Test
    @DisplayName("UI a name whose letters are two columns wide does not break the line either")
    void neverWrapsWideLetters() {
        String name = "夏".repeat(40) + ".mkv";
        assertFillsTheLine(shown(bar -> bar.looking(name)));
        assertFillsTheLine(shown(bar -> bar.preparing("夏.mkv")));
        ProgressReport report = new ProgressReport(name, 0, 1L << 30, 1 << 20, 64 << 20, 3);
        assertFillsTheLine(shown(bar -> bar.show(report)));
    }

    private static void assertFillsTheLine(String drawn) {
        String line = drawn.replace("\r", "");
        assertEquals(79, line.length() + line.chars().filter(c -> c == '夏').count(), line);
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
