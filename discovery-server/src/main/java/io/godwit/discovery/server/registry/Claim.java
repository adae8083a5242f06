package io.godwit.discovery.server.registry;

import io.godwit.core.discovery.api.Token;
import io.godwit.core.peer.PeerId;

/**
 * A later request of a peer, whose MAC has been checked.
 *
 * @param id the peer
 * @param token the one its MAC was checked with
 * @param sequence the request's sequence number
 */
public record Claim(PeerId id, Token token, long sequence) {}
