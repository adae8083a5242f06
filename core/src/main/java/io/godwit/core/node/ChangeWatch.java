package io.godwit.core.node;

import io.godwit.core.discovery.Announcement;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Tells discovery when what is announced has changed, by looking at its revision, which costs next to nothing. */
final class ChangeWatch implements AutoCloseable {
    private static final long LOOK_MILLIS = 200;

    private final Announcement announcement;
    private final DiscoveryGroup discovery;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("godwit-changes").factory());
    private long told;

    ChangeWatch(Announcement announcement, DiscoveryGroup discovery) {
        this.announcement = announcement;
        this.discovery = discovery;
        this.told = announcement.revision();
        var _ =
                timer.scheduleWithFixedDelay(
                        this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        long now = announcement.revision();
        if (now != told) {
            told = now;
            discovery.refresh();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
