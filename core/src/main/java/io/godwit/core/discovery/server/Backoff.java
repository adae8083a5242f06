package io.godwit.core.discovery.server;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Pauses between tries: exponential, with full jitter, so that a restarted server is not met by all at once. */
final class Backoff {

    private static final double FACTOR = 2.0;

    /** Even the luckiest draw leaves a server time to breathe. */
    private static final long LEAST_MILLIS = 50;

    private final IntervalFunction ceiling;
    private final RandomGenerator random;
    private int failures;

    Backoff(Duration first, Duration last, RandomGenerator random) {
        this.ceiling = IntervalFunction.ofExponentialBackoff(first, FACTOR, last);
        this.random = random;
    }

    /** The pause before the next try. */
    Duration next() {
        failures = Math.min(failures + 1, 30);
        long most = Math.max(LEAST_MILLIS, ceiling.apply(failures));
        return Duration.ofMillis(LEAST_MILLIS + random.nextLong(most - LEAST_MILLIS + 1));
    }

    /** Number of failures since the last success. */
    int failures() {
        return failures;
    }

    void reset() {
        failures = 0;
    }
}
