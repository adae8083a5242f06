package io.godwit.bench;

import io.godwit.tests.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Hashes one file by whole processes, in turn: {@code sha256sum}, and {@code godwit verify}, which does what indexing
 * does and ends, as this processor is and as if it had no instructions for SHA-256. Prints medians and ratios.
 */
public final class IndexingBenchmark {

    private static final String BASE = "sha256sum";
    private static final String WITHOUT = "-XX:-UseSHA";

    /** What each way adds to the environment of {@code godwit verify}. */
    private static final Map<String, Map<String, String>> WAYS = new LinkedHashMap<>();

    static {
        WAYS.put("godwit", Map.of());
        WAYS.put("no SHA instructions", Map.of("GODWIT_JAVA_OPTS", WITHOUT, "GODWIT_VECTORS", "0"));
        WAYS.put(
                "the same, in vectors", Map.of("GODWIT_JAVA_OPTS", WITHOUT, "GODWIT_VECTORS", "1"));
    }

    private IndexingBenchmark() {}

    /**
     * Runs it.
     *
     * @param arguments size in MiB, runs, and optionally a folder to work in
     */
    public static void main(String[] arguments) throws Exception {
        Commands.requireInstalled(BASE);
        Path folder =
                arguments.length > 2
                        ? Files.createDirectories(Path.of(arguments[2]))
                        : Files.createTempDirectory("godwit-bench");
        Path file = folder.resolve("bench.bin");
        fill(file, Integer.parseInt(arguments[0]));
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        int runs = Integer.parseInt(arguments[1]);
        for (int i = 0; i <= runs; i++) {
            // The first ones train the caches of classes and bring the file into the system's
            // cache.
            boolean counted = i > 0;
            note(seconds, counted, BASE, Commands.time(BASE, file.toString()));
            for (Map.Entry<String, Map<String, String>> way : WAYS.entrySet()) {
                note(seconds, counted, way.getKey(), verify(way.getValue(), folder, file));
            }
        }
        print(seconds, Files.size(file) / 1e6);
        Files.delete(file);
    }

    private static double verify(Map<String, String> environment, Path folder, Path file)
            throws IOException {
        long start = System.nanoTime();
        try (Program verify =
                Program.start(environment, folder.resolve("profile"), "verify", file)) {
            if (verify.awaitExit(Duration.ofMinutes(5)) != 0) {
                throw new IOException(verify.transcript());
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static void note(
            Map<String, List<Double>> seconds, boolean counted, String way, double value) {
        if (counted) {
            seconds.computeIfAbsent(way, key -> new ArrayList<>()).add(value);
        }
    }

    private static void print(Map<String, List<Double>> seconds, double megabytes) {
        double base = median(seconds.get(BASE));
        seconds.forEach((way, values) ->
                System.out.printf(
                        "%-22s %6.2f s %6.0f MB/s %5.2f x %s%n",
                        way,
                        median(values),
                        megabytes / median(values),
                        base / median(values),
                        BASE));
    }

    private static double median(List<Double> values) {
        return Measured.median(values.stream().mapToDouble(v -> v).toArray());
    }

    private static void fill(Path file, int mebibytes) throws IOException {
        Random random = new Random(7);
        byte[] block = new byte[1 << 20];
        try (var out = Files.newOutputStream(file)) {
            for (int i = 0; i < mebibytes; i++) {
                random.nextBytes(block);
                out.write(block);
            }
        }
    }
}
