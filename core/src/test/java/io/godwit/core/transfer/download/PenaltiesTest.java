package io.godwit.core.transfer.download;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.transfer.Environment;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How soon a source that was lost is tried again. */
class PenaltiesTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int ROUNDS = 20;

    /** What somebody who is missed is waited for at most, in seconds. */
    private static final int SOON = 4;

    private final AtomicLong now = new AtomicLong();
    private final Job job =
            Jobs.ofFile(
                    new Environment(now::get, () -> 1, Thread.ofVirtual().factory()),
                    new Nobody(),
                    4,
                    1,
                    1);

    private Source source() {
        return job.roster.sources().iterator().next();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    /** One attempt fails; returns the whole seconds until the next one is due. */
    private int secondsUntilTriedAgain() {
        Fetcher attempt = job.roster.manage(job, now.get()).getFirst();
        job.hungUp(attempt, new ConnectException("test"));
        return secondsUntilDue();
    }

    private int secondsUntilDue() {
        int seconds = 0;
        while (!source().isDue(now.get())) {
            pass(SECOND);
            seconds++;
        }
        return seconds;
    }

    private int longestPause() {
        int longest = 0;
        for (int i = 0; i < ROUNDS; i++) {
            longest = Math.max(longest, secondsUntilTriedAgain());
        }
        return longest;
    }

    @Test
    void whoGaveSomethingAndIsMissedIsTriedAgainEveryFewSeconds() {
        source().verified(1);
        assertTrue(longestPause() <= SOON);
    }

    @Test
    void whoGaveNothingIsTriedMoreAndMoreSeldom() {
        assertTrue(longestPause() > SOON);
    }

    @Test
    void whoIsAwayForLongIsTriedMoreAndMoreSeldom() {
        source().verified(1);
        pass(Duration.ofMinutes(16));
        assertTrue(longestPause() > SOON);
    }

    @Test
    void whenTheNetworkHasChangedWhoIsWaitedForIsTriedAgainAsAtFirst() {
        longestPause();
        Fetcher attempt = job.roster.manage(job, now.get()).getFirst();
        job.hungUp(attempt, new ConnectException("test"));
        job.penalties().networkChanged();
        assertTrue(secondsUntilDue() <= 1);
        assertTrue(secondsUntilTriedAgain() <= 1, "what failed before no longer counts");
    }
}
