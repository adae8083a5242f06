package io.godwit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Times of several ways to do the same, in the order in which they came first. */
final class Measured {

    private static final double TICKS_PER_SECOND = 100;

    private final Map<String, List<Time>> ways = new LinkedHashMap<>();

    /**
     * One run.
     *
     * @param wall seconds
     * @param busy seconds of processor time that the whole machine spent meanwhile
     */
    record Time(double wall, double busy) {}

    /** Something that takes time. */
    interface Work {
        void run() throws Exception;
    }

    /** Runs something and tells how long it took. */
    static Time time(Work work) throws Exception {
        double busy = busySeconds();
        long start = System.nanoTime();
        work.run();
        return new Time((System.nanoTime() - start) / 1e9, busySeconds() - busy);
    }

    /** Processor time that this machine has spent since it started, in all its processes. */
    private static double busySeconds() throws IOException {
        String[] fields = Files.readAllLines(Path.of("/proc/stat")).getFirst().split(" +");
        long user = Long.parseLong(fields[1]) + Long.parseLong(fields[2]);
        long system = Long.parseLong(fields[3]);
        long interrupts = Long.parseLong(fields[6]) + Long.parseLong(fields[7]);
        return (user + system + interrupts) / TICKS_PER_SECOND;
    }

    void note(String way, Time time) {
        ways.computeIfAbsent(way, key -> new ArrayList<>()).add(time);
    }

    double median(String way) {
        return median(ways.get(way).stream().mapToDouble(Time::wall).toArray());
    }

    /** The value in the middle, or between the two in the middle; at least one is needed. */
    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /**
     * Prints a table of medians.
     *
     * @param things how many things each run moves
     * @param base what the others are compared with
     */
    void print(long things, String base) {
        double compared = median(base);
        ways.forEach((way, times) -> {
            double[] walls = times.stream().mapToDouble(Time::wall).sorted().toArray();
            System.out.printf(
                    "%-26s %6.2f s (%.2f to %.2f) %8.0f files/s %5.2f x %s, %5.2f s of processor%n",
                    way,
                    median(walls),
                    walls[0],
                    walls[walls.length - 1],
                    things / median(walls),
                    compared / median(walls),
                    base,
                    median(times.stream().mapToDouble(Time::busy).toArray()));
        });
    }
}
