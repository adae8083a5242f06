package io.godwit.core.transfer.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long ALL = Long.MAX_VALUE;

    private final Pace pace = new Pace(0);

    /** Receives at a steady rate for two seconds. */
    private void steady(long bytesPerSecond) {
        int part = (int) (bytesPerSecond / 100);
        for (long now = 10 * MILLI; now <= 2000 * MILLI; now += 10 * MILLI) {
            pace.ask(part);
            pace.arrived(part, now);
            pace.sample(now);
        }
    }

    @Test
    void measuresASteadyRate() {
        steady(8_000_000);
        assertEquals(8_000_000, pace.rate(), 400_000);
        assertEquals(10.0 * MILLI, pace.gap(), MILLI);
    }

    @Test
    void windowIsTwiceBandwidthTimesDelay() {
        steady(40_000_000);
        pace.answered(100 * MILLI);
        assertEquals(8_000_000, pace.window(ALL), 800_000);
    }

    @Test
    void slowSourceGetsAboutASecondsWorth() {
        steady(500_000);
        pace.answered(50 * MILLI);
        assertEquals(500_000, pace.window(ALL), 50_000);
    }

    @Test
    void windowIsBounded() {
        steady(4_000_000);
        pace.answered(1);
        assertEquals(Pace.FLOOR_WINDOW, pace.window(ALL));
        steady(400_000_000);
        assertTrue(pace.window(ALL) <= Pace.MAX_WINDOW);
        assertEquals(1000, pace.window(1000));
    }

    @Test
    void nextDoorTheDelayIsThatOfPrograms() {
        steady(200_000_000);
        pace.answered(1);
        assertEquals(4_000_000, pace.window(ALL), 400_000);
    }

    @Test
    void idleTimeOfOurOwnSaysNothingAboutTheSource() {
        steady(8_000_000);
        double before = pace.rate();
        for (long now = 2000 * MILLI; now < 10_000 * MILLI; now += 100 * MILLI) {
            pace.sample(now);
        }
        assertEquals(before, pace.rate());
    }

    @Test
    void silenceWhileSomethingIsOwedLowersTheRate() {
        steady(8_000_000);
        pace.ask(1 << 20);
        for (long now = 2000 * MILLI; now < 5_000 * MILLI; now += 100 * MILLI) {
            pace.sample(now);
        }
        assertTrue(pace.rate() < 100_000);
    }

    @Test
    void whatIsWithdrawnIsNoLongerOutstanding() {
        pace.ask(1000);
        pace.arrived(300, 1);
        pace.withdraw(700);
        assertEquals(0, pace.outstanding());
    }
}
