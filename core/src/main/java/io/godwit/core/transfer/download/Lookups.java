package io.godwit.core.transfer.download;

import io.godwit.core.content.ContentId;
import io.godwit.core.peer.PeerId;
import io.godwit.core.transfer.TransferSettings;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for more sources now and then, soon after something changed somewhere in the network, and at once when none is
 * left or connected: the last one may be somewhere else by now. Guarded by the lock of the job, except where it asks.
 */
final class Lookups {

    private static final Logger LOG = LoggerFactory.getLogger(Lookups.class);

    private final ContentId id;
    private final Job job;
    private final Sources sources;
    private final Backoff backoff;
    private final long interval;
    private final LookupPrompts prompts;
    private boolean running;
    private boolean done;
    private boolean fruitless;
    private boolean hadUsable = true;
    private boolean wasConnected;
    private int inVain;
    private long nextAt;
    private @Nullable IOException unasked;

    Lookups(ContentId id, Job job, Sources sources, Backoff backoff, TransferSettings settings) {
        this.id = id;
        this.job = job;
        this.sources = sources;
        this.backoff = backoff;
        this.interval = settings.lookupEvery().toNanos();
        this.nextAt = job.now();
        this.prompts = new LookupPrompts(job.lock, sources, settings.lookupEvery(), nextAt);
    }

    /** Whether the last look-up, made after the last source was gone, brought nobody. */
    boolean isFruitless() {
        return fruitless;
    }

    /** Whether anybody has been asked at all, with or without success. */
    boolean isDoneOnce() {
        return done;
    }

    /** Why nobody could be asked the last time; null when somebody was, whatever the answer. */
    @Nullable IOException unasked() {
        return done ? unasked : new SocketTimeoutException("no answer yet");
    }

    void startIfDue(long now) {
        boolean usable = job.roster.hasUsableSource();
        boolean connected = job.roster.isConnected();
        if ((hadUsable && !usable) || (wasConnected && !connected)) {
            nextAt = now;
        }
        hadUsable = usable;
        wasConnected = connected;
        if (done) {
            prompts.listen(now, usable);
        }
        if (!running && (now - nextAt >= 0 || prompts.areDue(now))) {
            running = true;
            prompts.heed();
            fruitless = false;
            job.start(() -> look(usable));
        }
    }

    /** Listens no more; called without the lock. */
    void close() {
        prompts.close();
    }

    private void look(boolean usableBefore) {
        List<PeerId> found = List.of();
        IOException failure = null;
        try {
            found = sources.lookup(id);
        } catch (IOException e) {
            LOG.debug("nobody could be asked for sources", e);
            failure = e;
        } finally {
            done(found, failure, usableBefore);
        }
    }

    private void done(List<PeerId> found, @Nullable IOException failure, boolean usableBefore) {
        job.lock.lock();
        try {
            long now = job.now();
            prompts.looked(job.roster.add(found, now), now);
            boolean usable = job.roster.hasUsableSource();
            inVain = usable ? 0 : inVain + 1;
            if (usable) {
                job.roster.revive(found, backoff, now);
            }
            nextAt = now + (usable ? interval : backoff.nanos(inVain));
            fruitless = !usable && !usableBefore;
            unasked = failure;
            running = false;
            done = true;
            job.nudge();
        } finally {
            job.lock.unlock();
        }
    }
}
