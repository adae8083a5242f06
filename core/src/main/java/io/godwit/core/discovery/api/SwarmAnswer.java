package io.godwit.core.discovery.api;

import java.util.List;

/**
 * Answer of {@code GET /v1/swarms/{root}}; the same shape for an unknown root.
 *
 * @param root 64 hexadecimal digits
 * @param peers some or all of the sources, in no order
 */
public record SwarmAnswer(String root, List<ListedPeer> peers) {

    /** Copies the peers. */
    public SwarmAnswer {
        peers = List.copyOf(peers);
    }
}
