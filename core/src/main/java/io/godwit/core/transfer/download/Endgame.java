package io.godwit.core.transfer.download;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * When every missing chunk is on its way, finds the one that is worth a second request at an idle source: the one that
 * will be here last, if the idle source is clearly faster. Guarded by the lock of the job.
 */
final class Endgame {

    /** How much sooner the second request must bring the chunk. */
    private static final double GAIN = 1.5;

    private static final double MIN_SILENCE = TimeUnit.MILLISECONDS.toNanos(250);

    private Endgame() {}

    /**
     * The chunk worth asking twice for.
     *
     * @param idle who would ask
     * @param fetchers everybody
     * @return the present request for it; null if there is none
     */
    static @Nullable ChunkFetch choose(Fetcher idle, List<Fetcher> fetchers, long now) {
        double mine = rate(idle);
        ChunkFetch worst = null;
        double worstEta = 0;
        for (Fetcher owner : fetchers) {
            if (owner.source() == idle.source()) {
                continue;
            }
            double before = 0;
            for (ChunkFetch fetch : owner.outstanding) {
                before += fetch.remaining();
                boolean open = fetch.alive && fetch.twin == null;
                if (open && idle.source().has(fetch.file(), fetch.chunk())) {
                    double eta = eta(owner, fetch, before, now);
                    if (eta > worstEta && eta > GAIN * myEta(idle, fetch, mine)) {
                        worst = fetch;
                        worstEta = eta;
                    }
                }
            }
        }
        return worst;
    }

    private static double rate(Fetcher fetcher) {
        return Math.max(fetcher.pace().rate(), 1);
    }

    /** Nanoseconds until the idle source would have brought it. */
    private static double myEta(Fetcher idle, ChunkFetch fetch, double rate) {
        if (!idle.pace().isKnown()) {
            return MIN_SILENCE;
        }
        double bytes = idle.pace().outstanding() + fetch.length();
        return idle.pace().roundTrip() + bytes * 1e9 / rate;
    }

    /** Nanoseconds until its owner will have brought it; unbounded for an owner that is silent for long. */
    private static double eta(Fetcher owner, ChunkFetch fetch, double bytes, long now) {
        double silence = now - Math.max(owner.pace().lastByte(), fetch.sentAt());
        if (owner.resting || silence > Math.max(MIN_SILENCE, 4 * owner.pace().gap())) {
            return Double.MAX_VALUE / 2;
        }
        return owner.pace().isKnown() ? bytes * 1e9 / rate(owner) : silence;
    }
}
