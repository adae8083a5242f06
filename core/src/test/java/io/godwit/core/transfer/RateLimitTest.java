package io.godwit.core.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final AtomicLong clock = new AtomicLong();

    private RateLimit limit(long rate) {
        return new RateLimit(rate, clock::get, clock::addAndGet);
    }

    @Test
    void takingTenSecondsWorthTakesAboutTenSeconds() throws Exception {
        var limit = limit(1_000_000);
        for (int i = 0; i < 40; i++) {
            limit.take(250_000);
        }
        double seconds = clock.get() / (double) SECOND;
        assertTrue(seconds > 9.5 && seconds < 10.2, () -> seconds + " s");
    }

    @Test
    void overdraftIsPaidBackBeforeTheNext() {
        var limit = limit(1_000_000);
        long taken = 0;
        while (clock.get() < 20 * SECOND) {
            long delay = limit.takeOrDelay(1 << 20);
            taken += delay == 0 ? 1 << 20 : 0;
            clock.addAndGet(delay);
        }
        double rate = taken / 20.0;
        assertTrue(rate > 0.9e6 && rate < 1.2e6, () -> rate + " bytes/s");
    }

    @Test
    void whatGoesTogetherIsWhatMayGoAfterAPause() throws Exception {
        assertEquals(1 << 20, limit(0).together(1 << 20));
        assertEquals(100, limit(1_000_000).together(100));
        for (long rate : new long[] {1, 50_000, 1_000_000}) {
            var limit = limit(rate);
            long before = clock.get();
            limit.take(limit.together(1 << 20));
            assertEquals(before, clock.get(), "at " + rate);
        }
    }

    @Test
    void withoutALimitNothingWaits() throws Exception {
        var limit = limit(0);
        limit.take(Integer.MAX_VALUE);
        assertEquals(0, limit.takeOrDelay(Integer.MAX_VALUE));
        assertEquals(0, clock.get());
    }

    @Test
    void limitCanBeLifted() throws Exception {
        var limit = limit(10);
        limit.change(0);
        limit.take(1 << 20);
        assertEquals(0, clock.get());
    }

    @Test
    void absurdLimitsAreRefusedOrHarmless() throws Exception {
        assertThrows(IllegalArgumentException.class, () -> limit(-1));
        limit(Long.MAX_VALUE).take(1 << 24);
    }
}
