package io.godwit.core.transfer.download;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.core.transfer.Environment;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Which time without anything good counts against the patience of an order. */
class StallsTest {

    private static final Duration SLEEP = Duration.ofMinutes(10);

    private final AtomicLong now = new AtomicLong();
    private final Environment environment =
            new Environment(now::get, () -> 1, Thread.ofVirtual().factory());
    private final Job job =
            Jobs.ofFile(environment, new Nobody(), DownloadSpec.DEFAULT_STREAMS, 1, 0);
    private final Stalls stalls = new Stalls(job, Duration.ofSeconds(3).toNanos());

    @Test
    void thatInWhichThisSideStoodStillDoesNot() {
        stalls.check(now.addAndGet(SLEEP.toNanos()));
        assertEquals(now.get(), job.lastGood());
    }

    @Test
    void thatInWhichNobodyWasReachedDoes() {
        long begin = job.lastGood();
        while (now.get() < SLEEP.toNanos()) {
            stalls.check(now.addAndGet(DownloadParts.TICK));
        }
        assertEquals(begin, job.lastGood());
    }
}
