package io.godwit.core.transfer.download;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Finds connections that owe something and are silent for longer than their own pace explains, has them probed, and
 * lets those that rested try again; and notices that it was this side that stood still. Guarded by the lock of the job.
 */
final class Stalls {

    /** Silence tolerated as a multiple of the usual time between two arrivals. */
    private static final int GAPS = 8;

    /** How much longer a connection is waited for when no other source could do its work. */
    private static final int ALONE = 5;

    /** After this time it is worth asking a partial source again for what it did not have. */
    private static final long HOPE = TimeUnit.SECONDS.toNanos(2);

    /** A conductor that is only kept busy is not so late. */
    private static final long STOOD_STILL = TimeUnit.SECONDS.toNanos(10);

    private final Job job;
    private final long least;
    private long hopedAt;
    private long checkedAt;

    Stalls(Job job, long least) {
        this.job = job;
        this.least = least;
        this.hopedAt = job.now();
        this.checkedAt = hopedAt;
    }

    void check(long now) {
        if (now - checkedAt > STOOD_STILL) {
            // On some systems the clock goes on while the machine sleeps, in which nobody could be
            // reached.
            job.good();
        }
        checkedAt = now;
        if (now - hopedAt > HOPE) {
            hopedAt = now;
            job.roster.sources().forEach(Source::hope);
        }
        List<Fetcher> fetchers = List.copyOf(job.roster.fetchers());
        boolean alone = isAlone(fetchers);
        for (Fetcher fetcher : fetchers) {
            if (fetcher.resting && now - fetcher.restUntil >= 0) {
                fetcher.resting = false;
                fetcher.work.signal();
            } else if (owes(fetcher)) {
                checkSilence(fetcher, now, alone);
            }
        }
    }

    private static boolean owes(Fetcher fetcher) {
        return !fetcher.outstanding.isEmpty() && fetcher.isUsable();
    }

    private void checkSilence(Fetcher fetcher, long now, boolean alone) {
        Pace pace = fetcher.pace();
        double silence = now - pace.lastByte();
        double limit =
                Math.max((double) least, Math.max(GAPS * pace.gap(), 4.0 * pace.roundTrip()));
        if (silence > limit) {
            probe(fetcher.source());
        }
        if (silence > (alone ? ALONE * limit : limit)) {
            job.penalties().stalled(fetcher);
        }
    }

    /**
     * Whether a source is slow or nobody is there any more only an answer can tell. All its connections are asked at
     * once, as none can be made anew while another one that is dead passes for one that can be joined.
     */
    private static void probe(Source source) {
        source.fetchers().stream()
                .filter(Fetcher::isUp)
                .forEach(fetcher -> fetcher.requests().channel().probe());
    }

    /** Whether all that can be used belongs to one source, whose connections share whatever makes it slow. */
    private static boolean isAlone(List<Fetcher> fetchers) {
        Source only = null;
        for (Fetcher fetcher : fetchers) {
            if (fetcher.isUsable()) {
                if (only != null && fetcher.source() != only) {
                    return false;
                }
                only = fetcher.source();
            }
        }
        return true;
    }
}
