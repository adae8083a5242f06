package io.godwit.discovery.server.tracker;

import io.godwit.discovery.server.net.NetworkPrefix;

/** A peer in a swarm of the {@link MemorySwarmStore}; guarded by the store's lock. */
final class Member {

    final Swarm swarm;
    final SwarmPeer peer;
    final NetworkPrefix site;
    boolean complete;

    /** Where it is in the swarm's list. */
    int index;

    /** Moment on the forward clock. */
    long goneAt;

    Member(Swarm swarm, SwarmPeer peer, NetworkPrefix site) {
        this.swarm = swarm;
        this.peer = peer;
        this.site = site;
    }
}
