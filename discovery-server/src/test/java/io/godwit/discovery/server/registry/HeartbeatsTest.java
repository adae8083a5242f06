package io.godwit.discovery.server.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeartbeatsTest {

    private static final Duration LEAST = Duration.ofSeconds(30);
    private static final Duration MOST = Duration.ofMinutes(10);

    @Test
    void fewPeersHaveTheShortestTime() {
        var heartbeats = Heartbeats.every(LEAST).paced(4_000);
        assertEquals(LEAST, heartbeats.interval(0));
        assertEquals(LEAST, heartbeats.interval(120_000));
        assertEquals(Duration.ofSeconds(90), heartbeats.patience(120_000));
    }

    @Test
    void manyPeersHaveMoreTime() {
        var heartbeats = Heartbeats.every(LEAST).paced(4_000);
        assertEquals(Duration.ofSeconds(250), heartbeats.interval(1_000_000));
        assertEquals(Duration.ofSeconds(750), heartbeats.patience(1_000_000));
        assertEquals(MOST, heartbeats.interval(Integer.MAX_VALUE));
    }

    @Test
    void aTimeAboveTheUsualLongestStays() {
        assertEquals(
                Duration.ofHours(1), Heartbeats.every(Duration.ofHours(1)).interval(1_000_000));
    }

    @Test
    void noMoreComeThanAimedAtUnlessTheTimeIsTheLongest() {
        var random = new Random(11);
        for (int i = 0; i < 10_000; i++) {
            int peers = random.nextInt(50_000_000);
            int perSecond = 1 + random.nextInt(100_000);
            Duration interval = Heartbeats.every(LEAST).paced(perSecond).interval(peers);
            double come = (double) peers * Duration.ofSeconds(1).toNanos() / interval.toNanos();
            assertTrue(interval.equals(MOST) || come <= perSecond * (1 + 1e-6));
            assertTrue(interval.compareTo(LEAST) >= 0 && interval.compareTo(MOST) <= 0);
        }
    }
}
