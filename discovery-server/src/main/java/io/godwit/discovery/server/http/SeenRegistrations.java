package io.godwit.discovery.server.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.godwit.core.peer.PeerId;

/**
 * The last sequence number of each peer of which an old registration was presented, so that this counts against its peer
 * once and not again and again. All others take no room. Of very many peers some are forgotten: then it counts once
 * more. Thread-safe.
 */
final class SeenRegistrations {

    /** Most peers remembered. */
    private static final int MAX_PEERS = 100_000;

    private final Cache<PeerId, Long> last = Caffeine.newBuilder().maximumSize(MAX_PEERS).build();

    /** Notes that the registry has seen a number of a peer. */
    void note(PeerId id, long sequence) {
        last.asMap().merge(id, sequence, Long::max);
    }

    /** Whether the registry has seen this or a later number of a peer. */
    boolean has(PeerId id, long sequence) {
        Long seen = last.getIfPresent(id);
        return seen != null && sequence <= seen;
    }
}
