package io.godwit.core.discovery.api;

import java.util.List;

/**
 * Answer of {@code GET /v1/peers}.
 *
 * @param peers a page in the order of their IDs
 * @param next what to pass as {@code after} for the next page; empty at the end
 */
public record PeersAnswer(List<ListedPeer> peers, String next) {

    /** Copies the page. */
    public PeersAnswer {
        peers = List.copyOf(peers);
    }
}
