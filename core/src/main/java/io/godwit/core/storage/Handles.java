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

/**
 * What was opened last, so that a folder of many files takes few handles. One in use is closed after its last user.
 * Thread-safe.
 *
 * @param <K> what names one
 * @param <T> what is open: files or folders
 */
final class Handles<K, T extends Closeable> implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(Handles.class);

    private final Opener<K, T> opener;
    private final Cache<K, Lease<T>> leases;

    Handles(int most, Opener<K, T> opener) {
        this.opener = opener;
        this.leases =
                Caffeine.newBuilder()
                        .maximumSize(most)
                        .executor(Runnable::run)
                        .removalListener(
                                (@Nullable K name, @Nullable Lease<T> lease, RemovalCause cause) ->
                                        removed(lease))
                        .build();
    }

    private static void removed(@Nullable Lease<?> lease) {
        if (lease != null) {
            lease.close();
        }
    }

    /** Opens it or finds it open; close the lease soon. */
    Lease<T> lease(K name) throws IOException {
        return lease(name, opener);
    }

    /** The same; what is not open is opened in this way. */
    Lease<T> lease(K name, Opener<K, T> way) throws IOException {
        while (true) {
            Lease<T> open = leases.getIfPresent(name);
            if (open == null) {
                Lease<T> opened = new Lease<>(way.open(name));
                open = leases.asMap().putIfAbsent(name, opened);
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

    /** Forgets one, so that the next lease opens it anew. */
    void drop(K name) {
        leases.invalidate(name);
    }

    /** Closes what is open and not in use; goes on working. */
    @Override
    public void close() {
        leases.invalidateAll();
        leases.cleanUp();
    }

    /** Opens one by its name. */
    interface Opener<K, T> {
        T open(K name) throws IOException;
    }

    /** One user of something open; the cache is the first. */
    static final class Lease<T extends Closeable> implements Closeable {

        private final T open;
        private final AtomicInteger users = new AtomicInteger(1);

        Lease(T open) {
            this.open = open;
        }

        /** What is open, until this is closed. */
        T get() {
            return open;
        }

        private boolean take() {
            return users.updateAndGet(n -> n == 0 ? 0 : n + 1) > 0;
        }

        @Override
        public void close() {
            if (users.decrementAndGet() == 0) {
                try {
                    open.close();
                } catch (IOException e) {
                    // Nothing depends on it: what has to be durable
                    // is forced, and reports its own failures.
                    LOG.warn("closing a file failed", e);
                }
            }
        }
    }
}
