package io.godwit.core.transfer.download;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Delays before trying again: exponential, with full jitter, so that many who lost one peer do not return at once. */
final class Backoff {

    private static final Duration MOST = Duration.ofSeconds(60);

    private final IntervalFunction intervals;
    private final RandomGenerator random;

    Backoff(Duration base, RandomGenerator random) {
        Duration most = base.compareTo(MOST) > 0 ? base : MOST;
        this.intervals = IntervalFunction.ofExponentialBackoff(base, 2, most);
        this.random = random;
    }

    /**
     * The delay after a number of failures in a row.
     *
     * @param failures from 1
     * @return nanoseconds
     */
    long nanos(int failures) {
        long cap = intervals.apply(Math.clamp(failures, 1, 30));
        return (long) (random.nextDouble() * cap * 1_000_000);
    }
}
