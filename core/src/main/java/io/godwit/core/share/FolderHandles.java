package io.godwit.core.share;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The few folders that files were opened in a moment ago, so that of a thousand small files in one not each walks there
 * anew. Thread-safe.
 *
 * <p>Only for a moment: an open folder stays the same wherever it is moved, and what is no longer in a share is to be
 * out of reach soon.
 */
final class FolderHandles implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FolderHandles.class);

    private static final int MAX_OPEN = 32;
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Cache<Place, OpenFolder> open;

    /** None yet. */
    FolderHandles() {
        this(Ticker.systemTicker());
    }

    /** None yet, with another clock. */
    FolderHandles(Ticker clock) {
        open =
                Caffeine.newBuilder()
                        .maximumSize(MAX_OPEN)
                        .expireAfterWrite(MOMENT)
                        .ticker(clock)
                        .scheduler(Scheduler.systemScheduler())
                        .executor(Runnable::run)
                        .removalListener(FolderHandles::letGo)
                        .build();
    }

    /**
     * A folder of a share.
     *
     * @param top top of the share
     * @param folder the top or something below it
     */
    record Place(Path top, Path folder) {}

    /** Opens a folder; empty where the system has no handles for folders. */
    interface Opener {
        Optional<OpenFolder> open(Place place) throws IOException;
    }

    /** The open folder, held for the caller, who must let go of it; empty as the opener says. */
    Optional<OpenFolder> hold(Place place, Opener opener) throws IOException {
        OpenFolder cached = open.getIfPresent(place);
        if (cached != null && cached.hold()) {
            return Optional.of(cached);
        }
        // Opened outside the cache, because opening blocks and fails; it replaces one that another
        // thread put there meanwhile.
        Optional<OpenFolder> fresh = opener.open(place);
        fresh.ifPresent(folder -> {
            folder.hold();
            open.put(place, folder);
        });
        return fresh;
    }

    private static void letGo(
            @Nullable Place place, @Nullable OpenFolder folder, RemovalCause cause) {
        if (folder != null) {
            try {
                folder.letGo();
            } catch (IOException e) {
                LOG.debug("closing a shared folder failed ({})", cause, e);
            }
        }
    }

    /** Lets go of all; goes on working. */
    @Override
    public void close() {
        open.invalidateAll();
        open.cleanUp();
    }
}
