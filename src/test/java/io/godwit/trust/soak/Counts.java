package io.godwit.trust.soak;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What happened so far. Thread-safe. */
final class Counts {

    final LongAdder transfers = new LongAdder();
    final LongAdder bytes = new LongAdder();
    final LongAdder downloadersKilled = new LongAdder();
    final LongAdder sourcesKilled = new LongAdder();
    final LongAdder suspended = new LongAdder();
    final LongAdder storms = new LongAdder();
    final LongAdder startedAgain = new LongAdder();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

    void failed(String what) {
        failures.add(what);
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public String toString() {
        return "transfers %d (%d MiB), killed %d downloaders and %d sources, suspended %d, storms %d, started again %d, FAILURES %d"
                .formatted(
                        transfers.sum(),
                        bytes.sum() >> 20,
                        downloadersKilled.sum(),
                        sourcesKilled.sum(),
                        suspended.sum(),
                        storms.sum(),
                        startedAgain.sum(),
                        failures.size());
    }
}
