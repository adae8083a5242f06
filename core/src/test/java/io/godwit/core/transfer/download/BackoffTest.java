package io.godwit.core.transfer.download;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void delaysGrowWithFullJitterUpToAMinute() {
        var backoff = new Backoff(Duration.ofSeconds(1), new SplittableRandom(1));
        for (int failures = 1; failures < 100; failures++) {
            long cap = TimeUnit.SECONDS.toNanos(Math.min(60, 1L << Math.min(failures - 1, 10)));
            long least = Long.MAX_VALUE;
            long most = 0;
            for (int i = 0; i < 200; i++) {
                long delay = backoff.nanos(failures);
                least = Math.min(least, delay);
                most = Math.max(most, delay);
            }
            assertTrue(least >= 0 && least < cap / 10, "least " + least);
            assertTrue(most <= cap && most > cap * 9 / 10, "most " + most);
        }
    }
}
