package io.godwit.discovery.server.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BucketTableTest {

    private static final Rate RATE = new Rate(10, 4);
    private static final long INTERVAL = 250_000_000;

    /** Against a bucket as people draw it: so many tokens, and one more each quarter of a second. */
    @Test
    void isATokenBucket() {
        var table = new BucketTable(1 << 12);
        var random = new Random(2);
        Map<Integer, double[]> plain = new HashMap<>();
        long now = 0;
        for (int step = 0; step < 200_000; step++) {
            now += random.nextInt(3) == 0 ? random.nextInt(40) * INTERVAL / 8 : 0;
            int who = random.nextInt(40);
            double[] bucket = plain.computeIfAbsent(who, w -> new double[] {RATE.burst(), 0});
            bucket[0] = Math.min(RATE.burst(), bucket[0] + (now - bucket[1]) / INTERVAL);
            bucket[1] = now;
            long wait = table.take(mark(who), RATE, now);
            assertEquals(bucket[0] >= 1, wait == 0, "step " + step + ", " + bucket[0] + " left");
            if (wait == 0) {
                bucket[0]--;
            } else {
                assertEquals((1 - bucket[0]) * INTERVAL, wait, 1);
            }
        }
    }

    @Test
    @DisplayName("RL when there is no room, who is furthest over his pace is remembered longest")
    void theWorstAreRemembered() {
        var table = new BucketTable(1 << 12);
        for (int who = 0; who < 200; who++) {
            for (int i = 0; i < RATE.burst(); i++) {
                assertEquals(0, table.take(mark(who), RATE, 0));
            }
        }
        for (int stranger = 1_000; stranger < 100_000; stranger++) {
            table.take(mark(stranger), RATE, 0);
        }
        for (int who = 0; who < 200; who++) {
            assertTrue(table.take(mark(who), RATE, 0) > 0, "party " + who + " was forgotten");
        }
        assertTrue(table.size(0) <= 1 << 12);
    }

    @Test
    @DisplayName("RL the table grows with the buckets in it, and none is lost by that")
    void growingLosesNothing() {
        var table = new BucketTable(1 << 17);
        for (int round = 0; round < RATE.burst(); round++) {
            for (int who = 0; who < 40_000; who++) {
                assertEquals(0, table.take(mark(who), RATE, 0));
            }
        }
        assertEquals(40_000, table.size(0));
        for (int who = 0; who < 40_000; who++) {
            assertEquals(INTERVAL, table.take(mark(who), RATE, 0));
        }
        assertEquals(0, table.size(RATE.burst() * INTERVAL));
    }

    private static long mark(int who) {
        return new Random(who).nextLong() | 1;
    }
}
