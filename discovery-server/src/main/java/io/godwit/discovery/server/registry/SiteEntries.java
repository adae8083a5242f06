package io.godwit.discovery.server.registry;

import io.godwit.discovery.server.net.NetworkPrefix;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** How many entries each site holds, published or on their way, so that no site fills the index alone. Thread-safe. */
final class SiteEntries {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<NetworkPrefix, Long> held = new HashMap<>();
    private final long most;

    SiteEntries(long most) {
        this.most = most;
    }

    /**
     * Notes entries of a site.
     *
     * @return whether there is room for them; if not, nothing is noted
     */
    boolean take(NetworkPrefix site, int entries) {
        lock.lock();
        try {
            if (held.getOrDefault(site, 0L) + entries > most) {
                return false;
            }
            add(site, entries);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Notes entries out of a snapshot, which had their room. */
    void restore(NetworkPrefix site, int entries) {
        lock.lock();
        try {
            add(site, entries);
        } finally {
            lock.unlock();
        }
    }

    private void add(NetworkPrefix site, int entries) {
        if (entries > 0) {
            held.merge(site, (long) entries, Long::sum);
        }
    }

    /** Forgets entries of a site. */
    void give(NetworkPrefix site, int entries) {
        lock.lock();
        try {
            held.computeIfPresent(site, (key, count) -> count <= entries ? null : count - entries);
        } finally {
            lock.unlock();
        }
    }
}
