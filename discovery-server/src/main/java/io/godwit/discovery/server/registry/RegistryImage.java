package io.godwit.discovery.server.registry;

import io.godwit.core.peer.PeerId;
import java.time.Duration;
import java.util.List;

/**
 * What a snapshot holds.
 *
 * @param peers those online, silent longest first
 * @param gone sequence numbers of those who left
 */
record RegistryImage(List<PeerImage> peers, List<Gone> gone) {

    /** Whether somebody does not have to register anew. */
    boolean hasTokens() {
        return peers.stream().anyMatch(peer -> peer.token() != null);
    }

    /**
     * A peer that left.
     *
     * @param id who
     * @param sequence the last sequence number seen
     * @param replayable time for which its registration could be presented again
     */
    record Gone(PeerId id, long sequence, Duration replayable) {}
}
