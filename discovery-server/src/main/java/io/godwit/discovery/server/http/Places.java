package io.godwit.discovery.server.http;

import io.godwit.discovery.server.net.NetworkPrefix;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A bounded number of places, of which one site has some: whoever floods from a few sites leaves the others theirs.
 * Nobody waits for one. Thread-safe.
 */
final class Places {

    private final int most;
    private final int mostOfSite;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<NetworkPrefix, Integer> taken = new HashMap<>();
    private int all;

    /**
     * All are free.
     *
     * @param most how many there are
     * @param mostOfSite how many of them one site may take
     */
    Places(int most, int mostOfSite) {
        this.most = most;
        this.mostOfSite = mostOfSite;
    }

    /** A place, to be given back once. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Takes a place.
     *
     * @param site of who takes it
     * @return empty if none is free for it
     */
    Optional<Place> take(NetworkPrefix site) {
        lock.lock();
        try {
            int own = taken.getOrDefault(site, 0);
            if (all >= most || own >= mostOfSite) {
                return Optional.empty();
            }
            taken.put(site, own + 1);
            all++;
            return Optional.of(() -> free(site));
        } finally {
            lock.unlock();
        }
    }

    private void free(NetworkPrefix site) {
        lock.lock();
        try {
            taken.computeIfPresent(site, (key, count) -> count == 1 ? null : count - 1);
            all--;
        } finally {
            lock.unlock();
        }
    }
}
