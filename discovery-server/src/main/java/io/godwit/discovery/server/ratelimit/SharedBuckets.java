package io.godwit.discovery.server.ratelimit;

import java.time.Duration;

/** Buckets of registrations that several servers draw from together. Thread-safe. */
@FunctionalInterface
public interface SharedBuckets {

    /** Where there is one server. */
    SharedBuckets NONE = (party, rate) -> Duration.ZERO;

    /**
     * Takes one request from a bucket.
     *
     * @param party whose it is: a network or a peer's ID
     * @param rate its size and how fast it fills; the same each time
     * @return zero when it may go on, else the time after which it may be tried again
     */
    Duration take(Comparable<?> party, Rate rate);
}
