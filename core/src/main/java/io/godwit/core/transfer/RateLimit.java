package io.godwit.core.transfer;

import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Most bytes per second over everything that shares one instance; those who wait are served in the order they came.
 *
 * <p>Thread-safe. A limit can be changed while transfers run; who already waits, waits by the old one.
 */
public final class RateLimit {

    /** What may go out at once after a pause, as a share of one second's bytes. */
    private static final int BURSTS_PER_SECOND = 8;

    private static final long MIN_BURST = 16 * 1024;

    private final LongSupplier nanoTime;
    private final BlockingStrategy waiting;
    private volatile @Nullable Pace pace;

    private record Pace(Bucket bucket, long burst) {}

    /**
     * A limit that waits by parking the thread.
     *
     * @param bytesPerSecond 0 for no limit
     * @param nanoTime the clock
     */
    public RateLimit(long bytesPerSecond, LongSupplier nanoTime) {
        this(bytesPerSecond, nanoTime, BlockingStrategy.PARKING);
    }

    /**
     * A limit that waits in its own way.
     *
     * @param bytesPerSecond 0 for no limit
     * @param nanoTime the clock
     * @param waiting lets time pass on that clock
     */
    RateLimit(long bytesPerSecond, LongSupplier nanoTime, BlockingStrategy waiting) {
        this.nanoTime = nanoTime;
        this.waiting = waiting;
        change(bytesPerSecond);
    }

    /**
     * Changes the limit.
     *
     * @param bytesPerSecond 0 for no limit
     * @throws IllegalArgumentException if it is negative
     */
    public void change(long bytesPerSecond) {
        if (bytesPerSecond < 0) {
            throw new IllegalArgumentException("negative rate: " + bytesPerSecond);
        }
        pace = bytesPerSecond == 0 ? null : paceOf(bytesPerSecond);
    }

    private Pace paceOf(long bytesPerSecond) {
        long burst = Math.max(MIN_BURST, bytesPerSecond / BURSTS_PER_SECOND);
        // More than one token per nanosecond cannot be counted; that is no limit on any wire.
        long rate = Math.min(bytesPerSecond, 1_000_000_000);
        Bucket bucket =
                Bucket.builder()
                        .addLimit(limit ->
                                limit.capacity(burst).refillGreedy(rate, Duration.ofSeconds(1)))
                        .withCustomTimePrecision(new Meter(nanoTime))
                        .build();
        return new Pace(bucket, burst);
    }

    /**
     * Waits until that many bytes may go.
     *
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public void take(int bytes) throws InterruptedException {
        Pace now = pace;
        if (now == null) {
            return;
        }
        long left = bytes;
        while (left > 0) {
            long part = Math.min(left, now.burst());
            now.bucket().asBlocking().consume(part, waiting);
            left -= part;
        }
    }

    /** How many of so many bytes may go out together: all of them, or what the limit lets go after a pause. */
    public int together(int bytes) {
        Pace now = pace;
        return now == null ? bytes : (int) Math.min(bytes, now.burst());
    }

    /**
     * Takes bytes at once if the limit is not exhausted, even when that overdraws it; what follows then waits longer.
     *
     * @return 0 when taken, else the nanoseconds after which it is worth asking again
     */
    public long takeOrDelay(int bytes) {
        Pace now = pace;
        if (now == null) {
            return 0;
        }
        long delay = now.bucket().estimateAbilityToConsume(1).getNanosToWaitForRefill();
        if (delay == 0) {
            now.bucket().consumeIgnoringRateLimits(bytes);
        }
        return delay;
    }

    /** As {@link #takeOrDelay}, but takes nothing. */
    public long delay() {
        Pace now = pace;
        return now == null ? 0 : now.bucket().estimateAbilityToConsume(1).getNanosToWaitForRefill();
    }

    private record Meter(LongSupplier nanoTime) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanoTime.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
