package io.godwit.trust.instances;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Asks twenty times a second whether something works, and notes for how long it did not. */
final class Outages implements Runnable {

    private static final long PAUSE = Duration.ofMillis(50).toNanos();

    /**
     * A time without success, from the first failure to the next success.
     *
     * @param at nanoseconds of the system's forward clock
     * @param lasted how long
     */
    record Outage(long at, Duration lasted) {}

    private final BooleanSupplier works;
    private final List<Outage> outages = new ArrayList<>();
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
        while (!over) {
            long asked = System.nanoTime();
            if (works.getAsBoolean()) {
                if (failing != 0) {
                    note(failing);
                    failing = 0;
                }
            } else if (failing == 0) {
                failing = asked;
            }
            LockSupport.parkNanos(PAUSE);
        }
        if (failing != 0) {
            note(failing);
        }
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
