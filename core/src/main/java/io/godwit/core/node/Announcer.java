package io.godwit.core.node;

import io.godwit.core.discovery.Announcement;
import io.godwit.core.event.EventSink;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Announces a node as long as no other process is announced under the same identity: two would overwrite each other's
 * addresses for ever. A peer takes over when the other process ends. Thread-safe.
 */
final class Announcer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
    private static final long LOOK_MILLIS = 200;
    private static final long RETRY_MILLIS = 2_000;

    private final Profile profile;
    private final DiscoveryGroup discovery;
    private final Announcement announcement;
    private final BooleanSupplier due;
    private final boolean patient;
    private final EventSink events;
    private final ReentrantLock change = new ReentrantLock();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("godwit-announcer").factory());
    private @Nullable ProfileLock right;
    private boolean begun;
    private boolean announced;
    private boolean closed;

    /**
     * Announces nothing before {@link #begin}.
     *
     * @param due whether the time has come; asked again and again until it has
     * @param patient whether to wait for the right when another process has it
     * @param events told when it has to wait
     */
    Announcer(
            Profile profile,
            DiscoveryGroup discovery,
            Announcement announcement,
            BooleanSupplier due,
            boolean patient,
            EventSink events) {
        this.profile = profile;
        this.discovery = discovery;
        this.announcement = announcement;
        this.due = due;
        this.patient = patient;
        this.events = events;
    }

    /** Begins, now or as soon as it is due and this process may; a further call does nothing. */
    void begin() {
        if (isFirst()) {
            attempt(this::step);
        }
    }

    private boolean isFirst() {
        change.lock();
        try {
            boolean first = !begun && !closed;
            begun = true;
            return first;
        } finally {
            change.unlock();
        }
    }

    private void step() {
        if (!due.getAsBoolean()) {
            again(LOOK_MILLIS, this::step);
        } else if (!tryAnnounce()) {
            events.emit(new NodeEvent.NotAnnounced());
            if (patient) {
                again(RETRY_MILLIS, this::retry);
            }
        }
    }

    private void retry() {
        if (!tryAnnounce()) {
            again(RETRY_MILLIS, this::retry);
        }
    }

    private void again(long millis, Runnable task) {
        change.lock();
        try {
            if (!closed) {
                var _ = timer.schedule(() -> attempt(task), millis, TimeUnit.MILLISECONDS);
            }
        } finally {
            change.unlock();
        }
    }

    /** One that fails is tried again, as nothing else would ever announce this node. */
    private void attempt(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error fault) {
            LOG.error("cannot announce this node; it is tried again", fault);
            again(RETRY_MILLIS, task);
        }
    }

    private boolean tryAnnounce() {
        change.lock();
        try {
            if (closed || announced) {
                return true;
            }
            if (right == null) {
                // Kept when announcing fails, as at some servers it may have begun.
                right = ProfileLock.tryAcquire(profile.announceLock()).orElse(null);
            }
            if (right == null) {
                return false;
            }
            discovery.announce(announcement);
            announced = true;
            return true;
        } catch (IOException noLock) {
            LOG.warn("cannot tell whether this profile is announced already", noLock);
            return false;
        } finally {
            change.unlock();
        }
    }

    /**
     * Gives the right back. The discovery group, which withdraws the announcement, is closed before: the next process
     * may register at once, and this one, while it is announced, would register over it and then withdraw both.
     */
    @Override
    public void close() throws IOException {
        change.lock();
        try {
            closed = true;
            timer.shutdownNow();
            if (right != null) {
                right.close();
            }
        } finally {
            change.unlock();
        }
    }
}
