package io.godwit.core.share;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.godwit.core.share.CopyTable.Copy;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The few files that are open because they are being served. Thread-safe. */
final class FileHandles implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FileHandles.class);

    private static final int MAX_OPEN = 64;
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final Cache<Copy, OpenFile> open =
            Caffeine.newBuilder()
                    .maximumSize(MAX_OPEN)
                    .expireAfterAccess(IDLE)
                    .scheduler(Scheduler.systemScheduler())
                    .executor(Runnable::run)
                    .evictionListener(FileHandles::letGo)
                    .build();

    private final LinkFreeOpener opener;

    /**
     * No file yet.
     *
     * @param opener opens them
     */
    FileHandles(LinkFreeOpener opener) {
        this.opener = opener;
    }

    /** The open file of a copy, held for the caller, who must let go of it. */
    OpenFile hold(Copy copy) throws IOException {
        OpenFile cached = open.getIfPresent(copy);
        if (cached != null && cached.hold()) {
            return cached;
        }
        // Opened outside the cache, because opening blocks and fails; one of two that race is
        // closed at once.
        OpenFile fresh =
                opener.open(
                        Scanning.top(copy.top(), copy.folder()),
                        FileSystems.getDefault().getPath(copy.local()));
        fresh.hold();
        OpenFile raced = open.asMap().putIfAbsent(copy, fresh);
        if (raced != null) {
            fresh.letGo();
        }
        return fresh;
    }

    /** Forgets a copy, so that the next use opens it anew. */
    void drop(Copy copy) {
        letGo(copy, open.asMap().remove(copy), RemovalCause.EXPLICIT);
    }

    private static void letGo(@Nullable Copy copy, @Nullable OpenFile file, RemovalCause cause) {
        if (file != null) {
            try {
                file.letGo();
            } catch (IOException e) {
                LOG.debug("closing a shared file failed ({})", cause, e);
            }
        }
    }

    @Override
    public void close() {
        open.asMap().keySet().forEach(this::drop);
    }
}
