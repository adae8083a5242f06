package io.godwit.core.discovery.server;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Times, clocks and randomness of a {@link ServerDiscovery}. Immutable.
 *
 * @param call longest time for one request, connecting included
 * @param lookup longest time for a lookup with its retries
 * @param firstRetry pause before the second try of something; doubles from try to try, with full jitter
 * @param lastRetry longest such pause; announcing never waits longer than a heartbeat either
 * @param settle time in which further changes of what is shared are waited for
 * @param clock the time of day, for dates in records
 * @param nanos a clock that only goes forward
 * @param random for keys and jitter
 */
public record ServerDiscoverySettings(
        Duration call,
        Duration lookup,
        Duration firstRetry,
        Duration lastRetry,
        Duration settle,
        InstantSource clock,
        LongSupplier nanos,
        SecureRandom random) {

    /** 5 s a request, 10 s a lookup, pauses of 1, 2, 4 … 60 s, changes of half a second together. */
    public static ServerDiscoverySettings defaults() {
        return new ServerDiscoverySettings(
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                Duration.ofMillis(500),
                InstantSource.system(),
                System::nanoTime,
                new SecureRandom());
    }

    /**
     * By chance up to twice as long as {@link #settle}, to wait before saying that the network is another one: all who are
     * behind the same switch see it come back in the same instant.
     */
    Duration scattered() {
        return Duration.ofNanos(random.nextLong(2 * settle.toNanos() + 1));
    }

    /** The same with another clock for dates. */
    public ServerDiscoverySettings with(InstantSource time) {
        return new ServerDiscoverySettings(
                call, lookup, firstRetry, lastRetry, settle, time, nanos, random);
    }

    /** The same with other pauses. */
    public ServerDiscoverySettings retrying(Duration first, Duration last) {
        return new ServerDiscoverySettings(call, lookup, first, last, settle, clock, nanos, random);
    }
}
