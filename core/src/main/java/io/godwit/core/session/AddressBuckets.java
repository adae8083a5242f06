package io.godwit.core.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * One token bucket for each address. Thread-safe.
 *
 * <p>The table is bounded; what is evicted first is what came only once, so a flood from many addresses does not give
 * a busy one its burst back.
 */
final class AddressBuckets {

    private static final int MAX_ADDRESSES = 65_536;

    private final Rate rate;
    private final TimeMeter clock;
    private final Cache<AddressKey, Bucket> buckets;

    /**
     * Full buckets.
     *
     * @param nanos a clock that never goes back, in nanoseconds
     */
    AddressBuckets(Rate rate, LongSupplier nanos) {
        this.rate = rate;
        this.clock = new NanoMeter(nanos);
        this.buckets =
                Caffeine.newBuilder()
                        .maximumSize(MAX_ADDRESSES)
                        .ticker(nanos::getAsLong)
                        .expireAfterAccess(refillTime())
                        .build();
    }

    /** Whether this address may do it once more now; takes a token if so. */
    boolean admits(AddressKey address) {
        return buckets.get(address, _ -> full()).tryConsume(1);
    }

    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    /** A bucket that was not touched for this long is full, so that it may as well be forgotten. */
    private Duration refillTime() {
        return Duration.ofSeconds(rate.burst() / rate.perSecond() + 1);
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(rate.burst())
                                .refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
                .withCustomTimePrecision(clock)
                .build();
    }

    private record NanoMeter(LongSupplier nanos) implements TimeMeter {
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
