package io.godwit.discovery.server.registry;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The two clocks: one that people set, for judging dates that peers write, and one that only goes forward, for
 * everything that ends. Thread-safe.
 *
 * @param wall the time of day
 * @param nanos nanoseconds since some moment, never set
 */
public record ServerClock(InstantSource wall, LongSupplier nanos) {

    /** The clocks of this machine. */
    public static ServerClock system() {
        return new ServerClock(InstantSource.system(), System::nanoTime);
    }

    /** The time of day. */
    public Instant now() {
        return wall.instant();
    }

    /** The moment in the other clock when some time will have passed. */
    long deadline(Duration in) {
        return nanos.getAsLong() + in.toNanos();
    }

    /** Whether a moment has come. */
    boolean isPast(long deadline) {
        return nanos.getAsLong() - deadline >= 0;
    }

    /** The later of two moments. */
    static long later(long one, long other) {
        return one - other >= 0 ? one : other;
    }

    /** Time until a moment, zero when it has come. */
    Duration until(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - nanos.getAsLong()));
    }
}
