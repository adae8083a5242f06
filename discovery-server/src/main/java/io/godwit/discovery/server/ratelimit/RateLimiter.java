package io.godwit.discovery.server.ratelimit;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * A bucket of requests for each kind and party. Thread-safe.
 *
 * <p>The table is bounded, and keeps longest those who are furthest over their pace, so that a flood from many addresses
 * does not wash out the bucket of one that is being limited.
 *
 * @param <P> what counts as one party: a network, or a peer's key
 */
public final class RateLimiter<P extends Comparable<P>> {

    /** Most buckets kept; 2 MiB. */
    public static final int MAX_BUCKETS = 1 << 17;

    private final Function<RequestKind, Rate> limits;
    private final LongSupplier nanos;
    private final long start;
    private final SharedBuckets shared;
    private final BucketTable buckets = new BucketTable(MAX_BUCKETS);

    /** Nobody knows which parties share a place in the table. */
    private final Map<RequestKind, Long> secrets = new EnumMap<>(RequestKind.class);

    /**
     * A limiter with full buckets.
     *
     * @param limits how often each kind
     * @param nanos a clock that only goes forward
     */
    public RateLimiter(Function<RequestKind, Rate> limits, LongSupplier nanos) {
        this(limits, nanos, SharedBuckets.NONE);
    }

    /**
     * A limiter that counts registrations together with other servers. They cost most; for the rest a round trip to the
     * others would cost more than it saves.
     *
     * @param shared what they draw from
     */
    public RateLimiter(
            Function<RequestKind, Rate> limits, LongSupplier nanos, SharedBuckets shared) {
        this.limits = limits;
        this.shared = shared;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        var random = new SecureRandom();
        for (RequestKind kind : RequestKind.values()) {
            secrets.put(kind, random.nextLong());
        }
    }

    /**
     * Takes one request from a bucket.
     *
     * @return zero when it may go on, else the time after which it may be tried again
     */
    public Duration take(RequestKind kind, P party) {
        long mark = Marks.of(party, Objects.requireNonNull(secrets.get(kind)));
        long wait = buckets.take(mark, limits.apply(kind), now());
        if (wait > 0) {
            return Duration.ofNanos(wait);
        }
        return kind == RequestKind.REGISTER
                ? shared.take(kind + ":" + party, limits.apply(kind))
                : Duration.ZERO;
    }

    private long now() {
        return nanos.getAsLong() - start;
    }

    /** Number of buckets that are not full. */
    long size() {
        return buckets.size(now());
    }
}
