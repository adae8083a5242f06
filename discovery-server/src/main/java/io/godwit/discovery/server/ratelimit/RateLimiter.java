package io.godwit.discovery.server.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * A bucket of requests for each kind and party. Thread-safe.
 *
 * <p>A full bucket is the same as none, so each is forgotten as soon as it is full again: peers that keep to their pace
 * cost memory for some milliseconds after each request. The table is bounded besides; it prefers parties seen often to
 * those seen once, so that a flood from many addresses does not wash out the bucket of one that is being limited.
 *
 * @param <P> what counts as one party: a network, or a peer's key
 */
public final class RateLimiter<P extends Comparable<P>> {

    /** Most buckets kept. */
    public static final int MAX_BUCKETS = 100_000;

    private record Key<P extends Comparable<P>>(RequestKind kind, P party)
            implements Comparable<Key<P>> {
        @Override
        public int compareTo(Key<P> other) {
            int order = party.compareTo(other.party);
            return order != 0 ? order : kind.compareTo(other.kind);
        }
    }

    private final Function<RequestKind, Rate> limits;
    private final TimeMeter time;
    private final SharedBuckets shared;
    private final Cache<Key<P>, Bucket> buckets;

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
        this.time = new Ticks(nanos);
        this.buckets =
                Caffeine.newBuilder()
                        .maximumSize(MAX_BUCKETS)
                        .expireAfter(Expiry.accessing(this::untilFull))
                        // In the thread of a request: handing over to another one costs more.
                        .executor(Runnable::run)
                        .ticker(nanos::getAsLong)
                        .build();
    }

    /**
     * Takes one request from a bucket.
     *
     * @return zero when it may go on, else the time after which it may be tried again
     */
    public Duration take(RequestKind kind, P party) {
        Bucket bucket = buckets.get(new Key<>(kind, party), key -> fill(limits.apply(kind)));
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            return Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
        }
        return kind == RequestKind.REGISTER
                ? shared.take(party, limits.apply(kind))
                : Duration.ZERO;
    }

    /**
     * Whether a request could be taken from a bucket now; none is.
     *
     * @return zero when it could, else the time after which it may be tried again
     */
    public Duration look(RequestKind kind, P party) {
        // Quietly: what is only looked at is neither kept for longer nor an occasion to tidy up.
        Bucket bucket = buckets.policy().getIfPresentQuietly(new Key<>(kind, party));
        return bucket == null
                ? Duration.ZERO
                : Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    /**
     * Takes from a bucket what a request that went on has cost. What is not in it is owed, and keeps later ones waiting
     * for longer. Not for registrations, which are counted together with others.
     *
     * @param requests how many it counts for, from 1
     */
    public void charge(RequestKind kind, P party, int requests) {
        var key = new Key<>(kind, party);
        Bucket bucket = buckets.get(key, missing -> fill(limits.apply(kind)));
        var _ = bucket.consumeIgnoringRateLimits(requests);
        if (requests > 1) {
            // Looked up again, so that it is kept until it is full again after all of them.
            var _ = buckets.getIfPresent(key);
        }
    }

    /** Number of buckets, about. */
    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    /** Until the bucket is full again after the request that is about to be taken from it. */
    private Duration untilFull(Key<P> key, Bucket bucket) {
        Rate rate = limits.apply(key.kind());
        long now = bucket.estimateAbilityToConsume(rate.burst()).getNanosToWaitForRefill();
        return Duration.ofNanos(now + Math.ceilDiv(1_000_000_000L, rate.perSecond()));
    }

    private Bucket fill(Rate rate) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit ->
                        limit.capacity(rate.burst())
                                .refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
                .build();
    }

    private record Ticks(LongSupplier nanos) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanos.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
