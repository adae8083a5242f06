package io.godwit.core.identity;

import io.godwit.core.peer.PeerId;
import java.time.Instant;

/**
 * A peer that is refused whatever it asks.
 *
 * @param id the peer
 * @param since when it was blocked
 */
public record BlockedPeer(PeerId id, Instant since) {}
