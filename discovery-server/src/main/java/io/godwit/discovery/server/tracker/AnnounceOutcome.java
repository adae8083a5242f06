package io.godwit.discovery.server.tracker;

import java.time.Duration;
import java.util.List;

/**
 * What comes of an announcement.
 *
 * @param counts of the swarm
 * @param peers others in it, in no order
 * @param interval after which the client should announce again, in whole seconds
 */
public record AnnounceOutcome(SwarmCounts counts, List<SwarmPeer> peers, Duration interval) {

    /** Copies the peers. */
    public AnnounceOutcome {
        peers = List.copyOf(peers);
    }
}
