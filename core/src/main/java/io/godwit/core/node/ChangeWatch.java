package io.godwit.core.node;

import io.godwit.core.discovery.Announcement;
import java.time.Duration;

/** Tells discovery when what is announced has changed, by looking at its revision, which costs next to nothing. */
final class ChangeWatch implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Announcement announcement;
    private final DiscoveryGroup discovery;
    private final Ticker ticker;
    private long told;

    ChangeWatch(Announcement announcement, DiscoveryGroup discovery) {
        this.announcement = announcement;
        this.discovery = discovery;
        this.told = announcement.revision();
        this.ticker = new Ticker("godwit-changes", PAUSE, this::look);
    }

    private void look() {
        long now = announcement.revision();
        if (now != told) {
            discovery.refresh();
            told = now;
        }
    }

    @Override
    public void close() {
        ticker.close();
    }
}
