package io.godwit.core.node;

import java.net.URI;
import java.util.Collection;

/**
 * Where a node finds others and is found.
 *
 * @param discovery all servers as one
 * @param servers which servers that are
 * @param announcement what the node says about itself
 * @param announcer says it
 */
record Rendezvous(
        DiscoveryGroup discovery,
        DiscoveryServers servers,
        NodeAnnouncement announcement,
        Announcer announcer) {

    /**
     * Uses exactly these servers from now on.
     *
     * @throws IllegalArgumentException if one is not an http or https URL
     */
    void use(Collection<URI> urls) {
        servers.use(urls);
        if (!urls.isEmpty()) {
            announcer.begin();
        }
    }

    /** Takes another name and says so soon. */
    void rename(String name) {
        announcement.rename(name);
        discovery.refresh();
    }
}
