package io.godwit.trust.instances;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a run came to. Used by one thread. */
final class Report {

    /** An outage that begins so soon after an event counts as its consequence. */
    private static final Duration CONSEQUENCE = Duration.ofSeconds(8);

    /** Something that was broken, and when: taken away, given back, all well again. */
    private record Event(String what, long gone, long back, long well) {}

    private final List<Event> events = new ArrayList<>();
    private final Map<String, Long> errors = new TreeMap<>();
    private long requests;
    private long acknowledged;
    private long lost;
    private Outages writes = new Outages(() -> true);
    private Outages reads = new Outages(() -> true);

    /** Notes what was broken and is well again now. */
    void event(String what, long gone, long back) {
        events.add(new Event(what, gone, back, System.nanoTime()));
    }

    /** Adds the lines of a {@link Tally}. */
    void add(List<String> lines) {
        for (String line : lines) {
            String[] words = line.split(" ", 3);
            long number = Long.parseLong(words[1]);
            switch (words[0]) {
                case "requests" -> requests += number;
                case "acknowledged" -> acknowledged += number;
                case "lost" -> lost += number;
                case "error" -> errors.merge(words[2], number, Long::sum);
                default -> throw new IllegalArgumentException(line);
            }
        }
    }

    void outages(Outages ofWrites, Outages ofReads) {
        writes = ofWrites;
        reads = ofReads;
    }

    long acknowledged() {
        return acknowledged;
    }

    long lost() {
        return lost;
    }

    int events() {
        return events.size();
    }

    void print() {
        System.out.printf(
                "%d requests, %d registrations acknowledged, %d LOST%n",
                requests, acknowledged, lost);
        long failed = errors.values().stream().mapToLong(Long::longValue).sum();
        System.out.printf("%d errors, %.2f %% of requests:%n", failed, 100.0 * failed / requests);
        errors.forEach((kind, count) -> System.out.printf("  %6d  %s%n", count, kind));
        System.out.println(
                "event, ms from its start to all well, writes and reads without success");
        for (Event event : events) {
            System.out.printf(
                    "  %-20s %6d  %6d  %6d%n",
                    event.what(),
                    (event.well() - event.back()) / 1_000_000,
                    writes.millisAfter(event.gone(), CONSEQUENCE),
                    reads.millisAfter(event.gone(), CONSEQUENCE));
        }
        System.out.printf(
                "in all, through the balancer: %d ms without a write, %d ms without a read%n",
                writes.millis(), reads.millis());
        if (writes.haltedMillis() > 0) {
            System.out.printf(
                    "the machine halted this program for %d ms, and with it most of the rest%n",
                    writes.haltedMillis());
        }
    }

    @Override
    public String toString() {
        return "acknowledged " + acknowledged + ", lost " + lost + ", errors " + errors;
    }
}
