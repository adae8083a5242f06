package io.godwit.core.storage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files opened last, so that a folder of many files takes few handles. One in use is closed after its last user. */
final class OpenFiles implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenFiles.class);

    private final Opener opener;
    private final Cache<Integer, Lease> leases;

    OpenFiles(int most, Opener opener) {
        this.opener = opener;
        this.leases =
                Caffeine.newBuilder()
                        .maximumSize(most)
                        .executor(Runnable::run)
                        .removalListener(OpenFiles::removed)
                        .build();
    }

    private static void removed(@Nullable Integer file, @Nullable Lease lease, RemovalCause cause) {
        if (lease != null) {
            lease.close();
        }
    }

    /** Opens a file or finds it open; close the lease soon. */
    Lease lease(int file) throws IOException {
        while (true) {
            Lease open = leases.getIfPresent(file);
            if (open == null) {
                Lease opened = new Lease(opener.open(file));
                open = leases.asMap().putIfAbsent(file, opened);
                if (open == null) {
                    open = opened;
                } else {
                    opened.close();
                }
            }
            if (open.take()) {
                return open;
            }
        }
    }

    /** Closes what is open and not in use; goes on working. */
    @Override
    public void close() {
        leases.invalidateAll();
        leases.cleanUp();
    }

    /** Opens a file by its number. */
    interface Opener {
        DiskFile open(int file) throws IOException;
    }

    /** One user of an open file; the cache is the first. */
    static final class Lease implements Closeable {

        private final DiskFile file;
        private final AtomicInteger users = new AtomicInteger(1);

        Lease(DiskFile file) {
            this.file = file;
        }

        DiskFile file() {
            return file;
        }

        private boolean take() {
            return users.updateAndGet(n -> n == 0 ? 0 : n + 1) > 0;
        }

        @Override
        public void close() {
            if (users.decrementAndGet() == 0) {
                try {
                    file.close();
                } catch (IOException e) {
                    // Nothing depends on it: what has to be durable is forced, and reports its own
                    // failures.
                    LOG.warn("closing a file failed", e);
                }
            }
        }
    }
}
