package io.godwit.core.transfer.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.transfer.RateLimit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private static final int MIB = 1 << 20;

    private final AtomicLong clock = new AtomicLong();
    private final RateLimit shared = new RateLimit(4L * MIB, clock::get);

    private Allowance own(long rate) {
        return new Allowance(new RateLimit(rate, clock::get), shared);
    }

    @Test
    void ownLimitHoldsBackAndTakesNothingOfTheSharedOne() {
        Allowance slow = own(MIB / 4);
        assertTrue(slow.take(MIB / 8));
        assertFalse(slow.take(MIB / 8));
        assertFalse(slow.take(MIB / 8));
        assertEquals(0, shared.delay(), "the others have what is left");
        assertTrue(own(0).take(MIB / 8));
    }

    @Test
    void sharedLimitHoldsBackAndTakesNothingOfTheOwnOne() {
        Allowance some = own(MIB);
        assertTrue(own(0).take(4 * MIB));
        assertFalse(some.take(MIB / 8));
        clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertTrue(some.take(MIB / 8), "nothing was lost meanwhile");
    }

    @Test
    void takesWhatTheOwnLimitSaysOverTime() {
        Allowance slow = own(MIB);
        long taken = 0;
        for (int step = 0; step < 2_000; step++) {
            taken += slow.take(MIB / 4) ? MIB / 4 : 0;
            clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(10));
        }
        double rate = taken / 20.0;
        assertTrue(rate > 0.9 * MIB && rate < 1.1 * MIB, rate + " bytes/s");
    }

    @Test
    void liftingTheOwnLimitCountsAtOnce() {
        Allowance slow = own(1);
        assertTrue(slow.take(MIB / 4));
        assertFalse(slow.take(1));
        slow.limit(0);
        assertTrue(slow.take(1));
        assertThrows(IllegalArgumentException.class, () -> slow.limit(-1));
    }
}
