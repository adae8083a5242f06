package io.godwit.app.network;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How long something has been so without a break. Used by one thread. */
final class Stopwatch {
    private final LongSupplier nanos;
    private boolean running;
    private long since;

    /**
     * Stands still.
     *
     * @param nanos a clock that only goes forward
     */
    Stopwatch(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Goes on while it is so, and back to nothing when it is not. */
    void runWhile(boolean so) {
        if (so && !running) {
            since = nanos.getAsLong();
        }
        running = so;
    }

    boolean reached(Duration time) {
        return running && nanos.getAsLong() - since >= time.toNanos();
    }
}
