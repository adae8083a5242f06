package io.godwit.core.node;

import io.godwit.core.discovery.DiscoveryState;
import io.godwit.core.discovery.server.ServerDiscovery;
import java.net.InetAddress;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** Which discovery servers a node uses at the moment. Thread-safe. */
final class DiscoveryServers {
    private final DiscoveryGroup group;
    private final Function<URI, ServerDiscovery> opener;
    private final ReentrantLock change = new ReentrantLock();
    private final Map<URI, ServerDiscovery> open = new LinkedHashMap<>();

    /**
     * No servers yet.
     *
     * @param group what they are added to, and what closes them
     * @param opener reaches a server
     */
    DiscoveryServers(DiscoveryGroup group, Function<URI, ServerDiscovery> opener) {
        this.group = group;
        this.opener = opener;
    }

    /**
     * Uses exactly these from now on; says goodbye to others in the background.
     *
     * @throws IllegalArgumentException if one is not an http or https URL
     */
    void use(Collection<URI> wanted) {
        Set<URI> urls = new LinkedHashSet<>(wanted);
        change.lock();
        try {
            for (URI url : urls) {
                if (!open.containsKey(url)) {
                    add(url);
                }
            }
            for (var entry : List.copyOf(open.entrySet())) {
                if (!urls.contains(entry.getKey())) {
                    open.remove(entry.getKey());
                    Thread.ofVirtual().start(() -> group.remove(entry.getValue()));
                }
            }
        } finally {
            change.unlock();
        }
    }

    private void add(URI url) {
        ServerDiscovery fresh = opener.apply(url);
        if (group.add(fresh)) {
            open.put(url, fresh);
        } else {
            fresh.close();
        }
    }

    /** Whether one of them is on this machine, so that others there are reached by loopback addresses. */
    boolean isAnyOnLoopback() {
        change.lock();
        try {
            return open.keySet().stream().anyMatch(DiscoveryServers::isLoopback);
        } finally {
            change.unlock();
        }
    }

    /** The servers and how announcing there goes, in the order they came. */
    Map<URI, DiscoveryState> states() {
        change.lock();
        try {
            var states = new LinkedHashMap<URI, DiscoveryState>();
            open.forEach((url, server) -> states.put(url, server.state()));
            return states;
        } finally {
            change.unlock();
        }
    }

    private static boolean isLoopback(URI url) {
        String host = url.getHost();
        if (host == null || host.equals("localhost")) {
            return host != null;
        }
        try {
            return InetAddress.ofLiteral(host.replace("[", "").replace("]", ""))
                    .isLoopbackAddress();
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }
}
