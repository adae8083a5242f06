package io.godwit.core.transfer.download;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * When a look-up is worth making because something changed in the network. In a large network something always changes:
 * look-ups that bring nobody new make the next prompt wait twice as long, up to the time after which there is a look-up
 * anyway. Guarded by the lock of the job, except where it ends.
 */
final class LookupPrompts {

    private static final long FIRST_GAP = Duration.ofMillis(500).toNanos();

    /** A download that has its sources and is over sooner does not listen at all. */
    private static final long SHORT = Duration.ofSeconds(2).toNanos();

    private final ReentrantLock lock;
    private final Sources sources;
    private final long longestGap;
    private final long since;
    private Sources.@Nullable Watch watch;
    private boolean closed;
    private boolean prompted;
    private boolean heeded;
    private long gap = FIRST_GAP;
    private long lookedAt;

    /**
     * Prompts that are not listened for yet.
     *
     * @param lock of the job
     * @param interval time after which there is a look-up anyway
     * @param now nanoseconds of the job's clock, as everywhere here
     */
    LookupPrompts(ReentrantLock lock, Sources sources, Duration interval, long now) {
        this.lock = lock;
        this.sources = sources;
        this.longestGap = interval.toNanos();
        this.since = now;
    }

    /** Begins to listen when there is reason to. */
    void listen(long now, boolean served) {
        if (watch == null && !closed && (!served || now - since >= SHORT)) {
            watch = sources.watch(this::prompt);
        }
    }

    private void prompt() {
        lock.lock();
        try {
            prompted = true;
        } finally {
            lock.unlock();
        }
    }

    boolean areDue(long now) {
        return prompted && now - lookedAt >= gap;
    }

    /** A look-up begins, for whatever reason. */
    void heed() {
        heeded = prompted;
        prompted = false;
    }

    /** A look-up is over. */
    void looked(boolean news, long now) {
        lookedAt = now;
        if (news) {
            gap = FIRST_GAP;
        } else if (heeded) {
            gap = Math.min(2 * gap, longestGap);
        }
    }

    /** Listens no more; without the lock, as what is listened to may be slow to end. */
    void close() {
        Sources.Watch open;
        lock.lock();
        try {
            closed = true;
            open = watch;
            watch = null;
        } finally {
            lock.unlock();
        }
        if (open != null) {
            open.close();
        }
    }
}
