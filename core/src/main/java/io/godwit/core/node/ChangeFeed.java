package io.godwit.core.node;

import io.godwit.core.discovery.PeerDiscovery;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What any number of listeners hear of the changes at all sources, through one watch of each source, which is open while
 * anybody listens. Guarded by the lock of the group, but for what the watches tell.
 */
final class ChangeFeed {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final IdentityHashMap<PeerDiscovery, PeerDiscovery.Watch> watches =
            new IdentityHashMap<>();

    /** Somebody who listens; equal to nobody else who hears with the same code. */
    private static final class Listener {
        private final Runnable changed;

        Listener(Runnable changed) {
            this.changed = changed;
        }

        /** One that fails keeps no other from hearing. */
        void tell() {
            try {
                changed.run();
            } catch (RuntimeException | Error fault) {
                LOG.error("who listens for changes failed", fault);
            }
        }
    }

    /** There is a source; it is watched if anybody listens. */
    void come(PeerDiscovery source) {
        if (!listeners.isEmpty()) {
            watches.computeIfAbsent(source, s -> s.watch(this::tell));
        }
    }

    /** A source is no longer one. */
    void go(PeerDiscovery source) {
        var watch = watches.remove(source);
        if (watch != null) {
            watch.close();
        }
    }

    /**
     * Adds a listener.
     *
     * @param sources all there are
     * @return ends it; to be called with the lock held
     */
    Runnable listen(Runnable changed, List<PeerDiscovery> sources) {
        var listener = new Listener(changed);
        boolean first = listeners.isEmpty();
        listeners.add(listener);
        if (first) {
            sources.forEach(this::come);
        } else {
            // The watches began long ago; for this listener they begin now.
            Thread.ofVirtual().name("changes").start(listener::tell);
        }
        return () -> leave(listener);
    }

    private void leave(Listener listener) {
        if (listeners.remove(listener) && listeners.isEmpty()) {
            var ending = new ArrayList<>(watches.values());
            watches.clear();
            ending.forEach(PeerDiscovery.Watch::close);
        }
    }

    private void tell() {
        listeners.forEach(Listener::tell);
    }
}
