package io.godwit.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/**
 * Looks every ten seconds how much memory this process has after collecting its garbage, and prints a line a minute. The
 * level of a minute is the median of its samples. Linux only, as the resident memory comes from {@code /proc}.
 */
final class MemoryLevel implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final int PER_MINUTE = 6;

    /** Which minute the last one is compared with: by then everything was shown and used. */
    private static final int REFERENCE = 5;

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final long MIB = 1 << 20;

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("memory-level").factory());
    private final List<Sample> samples = new CopyOnWriteArrayList<>();
    private final PrintStream out;

    /**
     * One look.
     *
     * @param resident bytes that the system counts for this process
     * @param heap bytes of live objects
     * @param outside bytes of buffers outside the heap
     * @param threads platform threads
     */
    private record Sample(long resident, long heap, long outside, long threads) {}

    private MemoryLevel(PrintStream out) {
        this.out = out;
    }

    /** Begins to look. */
    static MemoryLevel watch(PrintStream out) {
        MemoryLevel level = new MemoryLevel(out);
        var _ =
                level.timer.scheduleAtFixedRate(
                        level::look, INTERVAL.toSeconds(), INTERVAL.toSeconds(), TimeUnit.SECONDS);
        return level;
    }

    private void look() {
        System.gc();
        samples.add(
                new Sample(
                        resident(),
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                                .sum(),
                        ManagementFactory.getThreadMXBean().getThreadCount()));
        if (samples.size() % PER_MINUTE == 0) {
            int minute = samples.size() / PER_MINUTE;
            out.printf("minute %2d: %s%n", minute, line(minute));
            out.flush();
        }
    }

    private static long resident() {
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1_024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line(int minute) {
        return "resident %d MiB, heap %.1f MiB, buffers %.1f MiB, %d threads"
                .formatted(
                        level(minute, Sample::resident) / MIB,
                        (double) level(minute, Sample::heap) / MIB,
                        (double) level(minute, Sample::outside) / MIB,
                        level(minute, Sample::threads));
    }

    private long level(int minute, ToLongFunction<Sample> what) {
        List<Sample> seen =
                new ArrayList<>(samples.subList((minute - 1) * PER_MINUTE, minute * PER_MINUTE));
        return seen.stream().mapToLong(what).sorted().skip(PER_MINUTE / 2).findFirst().orElse(0);
    }

    /** Compares the last whole minute with the fifth, if there were as many. */
    void summary(PrintStream to) {
        int minutes = samples.size() / PER_MINUTE;
        if (minutes <= REFERENCE) {
            to.println("too short to compare");
            return;
        }
        to.printf("after %2d minutes: %s%n", REFERENCE, line(REFERENCE));
        to.printf("after %2d minutes: %s%n", minutes, line(minutes));
        to.printf(
                "difference: resident %+.1f MiB, heap %+.1f MiB%n",
                difference(minutes, Sample::resident), difference(minutes, Sample::heap));
    }

    private double difference(int minutes, ToLongFunction<Sample> what) {
        return (double) (level(minutes, what) - level(REFERENCE, what)) / MIB;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
