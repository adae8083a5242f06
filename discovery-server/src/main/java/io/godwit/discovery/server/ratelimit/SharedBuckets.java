package io.godwit.discovery.server.ratelimit;

import java.time.Duration;

/** Buckets that several servers draw from together. Thread-safe. */
@FunctionalInterface
public interface SharedBuckets {

    /** Where there is one server. */
    SharedBuckets NONE = (bucket, rate) -> Duration.ZERO;

    /**
     * Takes one request from a bucket.
     *
     * @param bucket names it
     * @param rate its size and how fast it fills; the same each time
     * @return zero when it may go on, else the time after which it may be tried again
     */
    Duration take(String bucket, Rate rate);
}
