package io.godwit.discovery.server.registry;

import io.godwit.discovery.server.net.NetworkPrefix;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** How many bytes of index each site is charged for, published or on their way, so that none fills it alone. Thread-safe. */
final class SiteBytes {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<NetworkPrefix, Long> charged = new HashMap<>();
    private final RegistryLimits limits;

    SiteBytes(RegistryLimits limits) {
        this.limits = limits;
    }

    /**
     * Charges a site.
     *
     * @return whether there is room for them; if not, nothing is noted
     */
    boolean take(NetworkPrefix site, int bytes) {
        lock.lock();
        try {
            if (charged.getOrDefault(site, 0L) + bytes > limits.bytesOf(site)) {
                return false;
            }
            add(site, bytes);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void add(NetworkPrefix site, int bytes) {
        if (bytes > 0) {
            charged.merge(site, (long) bytes, Long::sum);
        }
    }

    /** Takes back what a site was charged. */
    void give(NetworkPrefix site, int bytes) {
        lock.lock();
        try {
            charged.computeIfPresent(site, (key, held) -> held <= bytes ? null : held - bytes);
        } finally {
            lock.unlock();
        }
    }
}
