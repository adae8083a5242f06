package io.godwit.core.discovery.server;

import io.godwit.core.discovery.api.ApiLimits;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many entries a server has room for, as far as it has said. A server that was full is asked for no more than it took
 * until some minutes have gone by, although what is announced changes meanwhile. Used by one thread.
 */
final class Room {

    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(5);

    private final LongSupplier nanos;
    private int entries = ApiLimits.ENTRIES_PER_PEER;
    private long fullUntil;

    /**
     * Room for everything.
     *
     * @param nanos a clock that never goes back, in nanoseconds
     */
    Room(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Most entries that are worth sending now, up to {@link ApiLimits#ENTRIES_PER_PEER}; 0 if it took none. */
    int entries() {
        if (isToBeTried()) {
            entries = ApiLimits.ENTRIES_PER_PEER;
        }
        return entries;
    }

    /** Whether the server was full, so long ago that it may have more room now. */
    boolean isToBeTried() {
        return entries < ApiLimits.ENTRIES_PER_PEER && nanos.getAsLong() - fullUntil >= 0;
    }

    /**
     * The server was full.
     *
     * @param taken entries that it took before, from 0
     * @param retryAfter when it wants to be asked again
     */
    void isFor(int taken, Duration retryAfter) {
        Duration pause = retryAfter.compareTo(SHORTEST_PAUSE) > 0 ? retryAfter : SHORTEST_PAUSE;
        entries = taken;
        fullUntil = nanos.getAsLong() + pause.toNanos();
    }
}
