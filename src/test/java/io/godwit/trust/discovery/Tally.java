package io.godwit.trust.discovery;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** How many requests are left, and what came of those that were sent. Thread-safe. */
final class Tally {

    private final AtomicLong left;
    private final AtomicLong noConnection = new AtomicLong();
    private final Map<Malice, Map<String, Long>> outcomes = new TreeMap<>();

    Tally(long requests) {
        left = new AtomicLong(requests);
    }

    boolean remain() {
        return left.get() > 0;
    }

    boolean take() {
        return left.decrementAndGet() >= 0;
    }

    void noConnection() {
        noConnection.incrementAndGet();
    }

    synchronized void note(Malice kind, String outcome) {
        outcomes.computeIfAbsent(kind, key -> new TreeMap<>()).merge(outcome, 1L, Long::sum);
    }

    /**
     * Answers whose status begins with 5, but for 503, which says when to come again, and 505, which is what HTTP has for
     * a request of another version of it (RFC 9110 section 15.6.6).
     */
    synchronized long faults() {
        return outcomes.values().stream()
                .flatMap(kind -> kind.entrySet().stream())
                .filter(entry -> entry.getKey().startsWith("5"))
                .filter(entry -> !Set.of("503", "505").contains(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Requests that were sent. */
    synchronized long sent() {
        return outcomes.values().stream()
                .flatMap(kind -> kind.values().stream())
                .mapToLong(count -> count)
                .sum();
    }

    synchronized String table() {
        var table = new StringBuilder();
        outcomes.forEach((kind, counts) -> table.append(String.format("%-18s %s%n", kind, counts)));
        return table.append("connections refused ").append(noConnection).toString();
    }
}
