package io.godwit.core.node;

import io.godwit.core.discovery.Announcement;
import io.godwit.core.event.EventSink;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Announces a node as long as no other process is announced under the same identity: two would overwrite each other's
 * addresses for ever. A peer takes over when the other process ends. Thread-safe.
 */
final class Announcer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
    private static final long RETRY_SECONDS = 2;

    private final Profile profile;
    private final DiscoveryGroup discovery;
    private final Announcement announcement;
    private final ReentrantLock change = new ReentrantLock();
    private final ScheduledExecutorService retries =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("godwit-announcer").factory());
    private @Nullable ProfileLock right;
    private boolean closed;

    Announcer(Profile profile, DiscoveryGroup discovery, Announcement announcement) {
        this.profile = profile;
        this.discovery = discovery;
        this.announcement = announcement;
    }

    /**
     * Begins, now or as soon as it may.
     *
     * @param patient whether to wait for the right when another process has it
     * @param events told when it has to wait
     */
    void start(boolean patient, EventSink events) {
        if (tryAnnounce()) {
            return;
        }
        events.emit(new NodeEvent.NotAnnounced());
        if (patient) {
            var _ =
                    retries.scheduleWithFixedDelay(
                            this::retry, RETRY_SECONDS, RETRY_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void retry() {
        if (tryAnnounce()) {
            retries.shutdown();
        }
    }

    private boolean tryAnnounce() {
        change.lock();
        try {
            if (closed || right != null) {
                return true;
            }
            Optional<ProfileLock> taken = ProfileLock.tryAcquire(profile.announceLock());
            right = taken.orElse(null);
            if (right == null) {
                return false;
            }
            discovery.announce(announcement);
            return true;
        } catch (IOException noLock) {
            LOG.warn("cannot tell whether this profile is announced already", noLock);
            return false;
        } finally {
            change.unlock();
        }
    }

    /** Gives the right back; the discovery group withdraws the announcement. */
    @Override
    public void close() throws IOException {
        retries.shutdownNow();
        change.lock();
        try {
            closed = true;
            if (right != null) {
                right.close();
            }
        } finally {
            change.unlock();
        }
    }
}
