package io.godwit.app.log;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.event.Event;
import io.godwit.core.event.Severity;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log as a program reads it that looks for a fault, and what becomes of it with time. */
class LogFileTest {
    private static final long FILE = 8L << 20;
    private static final long ALL = 64L << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir Path folder;

    private record Happened() implements Event {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    }

    private static void write(String text) {
        new EventLog()
                .write(
                        new Happened(),
                        new ActivityLine(
                                Severity.WARNING,
                                "session",
                                Sentence.of("other", new Gap.Verbatim(text))));
    }

    private Path current() {
        return folder.resolve("godwit.jsonl");
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".gz")).sorted().toList();
        }
    }

    private Path archive(LocalDate day, int number) {
        return folder.resolve("godwit." + day + "." + number + ".jsonl.gz");
    }

    /** An archive of before, all of it a hole. */
    private Path old(LocalDate day, int number, long size) throws IOException {
        Path file = archive(day, number);
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(size);
        }
        return file;
    }

    /** More than one file holds. */
    private static void fill() {
        String text = "x".repeat(8_000);
        for (long written = 0; written < FILE + (1 << 20); written += text.length()) {
            write(text);
        }
    }

    @Test
    @DisplayName("LOG each line is one JSON object with the fields that docs/logging.md names")
    void linesAreObjects() throws IOException {
        try (LogFile _ = LogFile.open(folder, false)) {
            write("an \u00e9v\u00e9nement\n\"quoted\" \u001b[1m");
            write("another");
        }
        List<String> lines = Files.readAllLines(current(), StandardCharsets.UTF_8);
        assertEquals(2, lines.size(), lines::toString);
        JsonNode line = JsonMapper.shared().readTree(lines.getFirst());
        assertTrue(
                Set.copyOf(line.propertyNames())
                        .containsAll(Set.of("timestamp", "level", "formattedMessage", "kvpList")),
                lines::getFirst);
        assertEquals(
                "an \u00e9v\u00e9nement\n\"quoted\" \u001b[1m",
                line.path("formattedMessage").asString());
        assertEquals("WARN", line.path("level").asString());
        assertTrue(line.path("timestamp").asLong() > 1_500_000_000_000L, "in milliseconds");
        List<String> fields = new ArrayList<>();
        line.path("kvpList")
                .forEach(pair -> pair.properties().forEach(p -> fields.add(p.toString())));
        assertEquals(
                List.of("topic=\"session\"", "event=\"Happened\"", "severity=\"WARNING\""), fields);
    }

    @Test
    @DisplayName("KEY LOG the folder of the log is for its owner alone")
    void nobodyElseReadsIt() throws IOException {
        Path logs = folder.resolve("logs");
        LogFile.open(logs, false).close();
        assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(logs)));
    }

    @Test
    @DisplayName("LOG of a file that a failure names the last part is written alone")
    void failuresNameNoFolders() throws IOException {
        var refused =
                new AccessDeniedException(
                        "/home/canary/plans/a.txt", "C:\\canary\\b.txt", "not permitted");
        try (LogFile _ = LogFile.open(folder, false)) {
            LoggerFactory.getLogger("io.godwit.test")
                    .warn("refused", new IllegalStateException(new UncheckedIOException(refused)));
        }
        String line = Files.readString(current());
        assertFalse(line.contains("canary"), line);
        JsonNode failure = JsonMapper.shared().readTree(line).path("throwable");
        assertEquals("java.lang.IllegalStateException", failure.path("className").asString());
        assertTrue(failure.path("stepArray").size() > 0, line);
        JsonNode cause = failure.path("cause").path("cause");
        assertEquals("a.txt -> b.txt: not permitted", cause.path("message").asString());
    }

    @Test
    @DisplayName("LOG a file of 8 MiB gives way to the next and is compressed; no line is lost")
    void rotatesBySize() throws IOException {
        try (LogFile _ = LogFile.open(folder, false)) {
            write("the first");
            fill();
            write("the last");
            await().atMost(PATIENCE).until(() -> !archives().isEmpty());
        }
        Path first = archive(LocalDate.now(), 0);
        assertEquals(List.of(first), archives());
        assertTrue(Files.size(current()) < FILE, () -> "still large: " + current());
        byte[] before;
        try (var in = new GZIPInputStream(Files.newInputStream(first))) {
            before = in.readAllBytes();
        }
        assertTrue(before.length <= FILE + 10_000, () -> before.length + " bytes");
        List<String> lines =
                new ArrayList<>(new String(before, StandardCharsets.UTF_8).lines().toList());
        lines.addAll(Files.readAllLines(current()));
        assertTrue(lines.getFirst().contains("the first"));
        assertTrue(lines.getLast().contains("the last"));
        assertEquals(2 + (FILE + (1 << 20) + 7_999) / 8_000, lines.size());
    }

    @Test
    @DisplayName("LOG two weeks are kept, and 64 MiB in all")
    void oldFilesGo() throws IOException {
        LocalDate today = LocalDate.now();
        Path tooOld = old(today.minusDays(20), 0, 1_000);
        Path recent = old(today.minusDays(13), 0, 1_000);
        Path mine = Files.writeString(folder.resolve("notes.txt"), "mine");
        try (LogFile _ = LogFile.open(folder, false)) {
            fill();
            await().atMost(PATIENCE).until(() -> Files.notExists(tooOld));
        }
        assertTrue(Files.exists(recent));
        assertTrue(Files.exists(mine));
    }

    @Test
    @DisplayName("LOG of more than 64 MiB the oldest go first")
    void theOldestGoFirst() throws IOException {
        LocalDate yesterday = LocalDate.now().minusDays(1);
        // Nine of them leave room for the file that this makes, whether it is compressed before the
        // oldest go or after.
        long size = (ALL - (4 << 20)) / 9;
        for (int number = 0; number < 12; number++) {
            old(yesterday, number, size);
        }
        try (LogFile _ = LogFile.open(folder, false)) {
            fill();
            await().atMost(PATIENCE).until(() -> total() <= ALL);
        }
        for (int number = 0; number < 12; number++) {
            assertEquals(number >= 3, Files.exists(archive(yesterday, number)), "number " + number);
        }
    }

    private long total() throws IOException {
        long bytes = 0;
        for (Path archive : archives()) {
            // 0 when it has been deleted since it was listed.
            bytes += archive.toFile().length();
        }
        return bytes;
    }
}
