package io.godwit.trust.soak;

import io.godwit.tests.Program;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** What a running program's objects take that something still refers to. */
final class LiveHeap {

    private static final String TOTAL = "Total";

    private LiveHeap() {}

    /** Bytes after a full collection; empty when the program has ended or does not tell. */
    static OptionalLong bytes(Program program) throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process asking =
                new ProcessBuilder(
                                jcmd.toString(), Long.toString(program.pid()), "GC.class_histogram")
                        .redirectError(Redirect.DISCARD)
                        .start();
        try (var lines = asking.inputReader(StandardCharsets.UTF_8)) {
            List<String> said = lines.lines().toList();
            return asking.waitFor() == 0 ? total(said) : OptionalLong.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** The last column of the line that sums all classes up. */
    static OptionalLong total(List<String> histogram) {
        return histogram.stream()
                .map(String::strip)
                .filter(line -> line.startsWith(TOTAL))
                .map(line -> line.split("\\s+"))
                .mapToLong(row -> Long.parseLong(row[row.length - 1]))
                .findFirst();
    }
}
