package io.godwit.core.transfer.download;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Finds connections that owe something and are silent for longer than their own pace explains, and lets those that
 * rested try again. Guarded by the lock of the job.
 */
final class Stalls {

    /** Silence tolerated as a multiple of the usual time between two arrivals. */
    private static final int GAPS = 8;

    /** How much longer a connection is waited for when nobody else could do its work. */
    private static final int ALONE = 5;

    /** After this time it is worth asking a partial source again for what it did not have. */
    private static final long HOPE = TimeUnit.SECONDS.toNanos(2);

    private final Job job;
    private final long least;
    private long hopedAt;

    Stalls(Job job, long least) {
        this.job = job;
        this.least = least;
        this.hopedAt = job.now();
    }

    void check(long now) {
        if (now - hopedAt > HOPE) {
            hopedAt = now;
            job.roster.sources().forEach(Source::hope);
        }
        List<Fetcher> fetchers = List.copyOf(job.roster.fetchers());
        long usable = fetchers.stream().filter(Fetcher::isUsable).count();
        for (Fetcher fetcher : fetchers) {
            if (fetcher.resting && now - fetcher.restUntil >= 0) {
                fetcher.resting = false;
                fetcher.work.signal();
            } else if (isStalled(fetcher, now, usable)) {
                job.stalled(fetcher);
            }
        }
    }

    private boolean isStalled(Fetcher fetcher, long now, long usable) {
        if (fetcher.outstanding.isEmpty() || !fetcher.isUsable()) {
            return false;
        }
        Pace pace = fetcher.pace();
        double limit =
                Math.max((double) least, Math.max(GAPS * pace.gap(), 4.0 * pace.roundTrip()));
        return now - pace.lastByte() > (usable > 1 ? limit : ALONE * limit);
    }
}
