package io.godwit.core.node;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.godwit.core.discovery.FoundPeer;
import io.godwit.core.peer.PeerId;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where peers were lately, as discovery told; bounded and short-lived, because networks change. Thread-safe. */
final class AddressBook {
    private static final int PEERS = 10_000;
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Cache<PeerId, List<InetSocketAddress>> addresses =
            Caffeine.newBuilder().maximumSize(PEERS).expireAfterWrite(FRESH).build();

    /** Notes where a peer is. */
    void note(FoundPeer peer) {
        if (!peer.addresses().isEmpty()) {
            addresses.put(peer.id(), peer.addresses());
        }
    }

    /** Where a peer was last. */
    Optional<List<InetSocketAddress>> find(PeerId peer) {
        return Optional.ofNullable(addresses.getIfPresent(peer));
    }

    /** The peer was not there. */
    void forget(PeerId peer) {
        addresses.invalidate(peer);
    }
}
