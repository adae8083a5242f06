package io.godwit.trust.instances;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Asks twenty times a second whether something works, and notes for how long it did not. */
final class Outages implements Runnable {

    private static final long PAUSE = Duration.ofMillis(50).toNanos();

    private static final long HALT = Duration.ofSeconds(1).toNanos();

    /**
     * A time without success, from the first failure to the next success.
     *
     * @param at nanoseconds of the system's forward clock
     * @param lasted how long
     */
    record Outage(long at, Duration lasted) {}

    private final BooleanSupplier works;
    private final List<Outage> outages = new ArrayList<>();
    private long halted;
    private volatile boolean over;

    Outages(BooleanSupplier works) {
        this.works = works;
    }

    void stop() {
        over = true;
    }

    @Override
    public void run() {
        long failing = 0;
        long before = System.nanoTime();
        while (!over) {
            long asked = System.nanoTime();
            noteHalt(asked - before);
            if (works.getAsBoolean()) {
                if (failing != 0) {
                    note(failing);
                    failing = 0;
                }
            } else if (failing == 0) {
                failing = asked;
            }
            before = System.nanoTime();
            LockSupport.parkNanos(PAUSE);
        }
        if (failing != 0) {
            note(failing);
        }
    }

    /** A pause that lasted far longer than asked for: this program itself was halted, or had no processor. */
    private synchronized void noteHalt(long pause) {
        if (pause > HALT) {
            halted += pause;
        }
    }

    /** Time for which this program stood still, in milliseconds. */
    synchronized long haltedMillis() {
        return halted / 1_000_000;
    }

    private synchronized void note(long since) {
        outages.add(new Outage(since, Duration.ofNanos(System.nanoTime() - since)));
    }

    /** All time without success that began within some seconds of a moment, in milliseconds. */
    synchronized long millisAfter(long moment, Duration within) {
        return outages.stream()
                .filter(outage ->
                        outage.at() >= moment - PAUSE && outage.at() < moment + within.toNanos())
                .mapToLong(outage -> outage.lasted().toMillis())
                .sum();
    }

    /** All time without success, in milliseconds. */
    synchronized long millis() {
        return outages.stream().mapToLong(outage -> outage.lasted().toMillis()).sum();
    }
}
