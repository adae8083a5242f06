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
import java.util.function.ToDoubleFunction;

/**
 * Hashes one file by whole processes, in turn: {@code sha256sum}, and {@code godwit verify}, which does what indexing
 * does and ends, as this processor is and as if it had no instructions for SHA-256. Prints medians and ratios, of the
 * time on the clock and of processor time, which says more when the machine has other work.
 */
public final class IndexingBenchmark {

    private static final String BASE = "sha256sum";
    private static final String WITHOUT = "-XX:-UseSHA";
    private static final double TICKS_PER_SECOND = 100;

    /**
     * One run.
     *
     * @param wall seconds
     * @param processor seconds of processor time of the process and its own
     */
    private record Time(double wall, double processor) {}

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
        Map<String, List<Time>> seconds = new LinkedHashMap<>();
        int runs = Integer.parseInt(arguments[1]);
        for (int i = 0; i <= runs; i++) {
            // The first ones train the caches of classes
            // and bring the file into the system's cache.
            boolean counted = i > 0;
            note(seconds, counted, BASE, () -> Commands.run(BASE, file.toString()));
            for (Map.Entry<String, Map<String, String>> way : WAYS.entrySet()) {
                note(seconds, counted, way.getKey(), () -> verify(way.getValue(), folder, file));
            }
        }
        print(seconds, Files.size(file) / 1e6);
        Files.delete(file);
    }

    private static void verify(Map<String, String> environment, Path folder, Path file)
            throws IOException {
        try (Program verify =
                Program.start(environment, folder.resolve("profile"), "verify", file)) {
            if (verify.awaitExit(Duration.ofMinutes(5)) != 0) {
                throw new IOException(verify.transcript());
            }
        }
    }

    /** Processor time of this process's children that have ended, and of theirs: fields 16 and 17 of proc(5). */
    private static double childrenSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / TICKS_PER_SECOND;
    }

    private static void note(
            Map<String, List<Time>> seconds, boolean counted, String way, Measured.Work work)
            throws Exception {
        double before = childrenSeconds();
        long start = System.nanoTime();
        work.run();
        Time time = new Time((System.nanoTime() - start) / 1e9, childrenSeconds() - before);
        if (counted) {
            seconds.computeIfAbsent(way, key -> new ArrayList<>()).add(time);
        }
    }

    private static void print(Map<String, List<Time>> seconds, double megabytes) {
        List<Time> base = seconds.get(BASE);
        seconds.forEach((way, times) ->
                System.out.printf(
                        "%-22s %6.2f s %5.0f MB/s %5.2f x %s; %6.2f s of processor time, %5.2f x%n",
                        way,
                        median(times, Time::wall),
                        megabytes / median(times, Time::wall),
                        median(base, Time::wall) / median(times, Time::wall),
                        BASE,
                        median(times, Time::processor),
                        median(base, Time::processor) / median(times, Time::processor)));
    }

    private static double median(List<Time> times, ToDoubleFunction<Time> part) {
        return Measured.median(times.stream().mapToDouble(part).toArray());
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
