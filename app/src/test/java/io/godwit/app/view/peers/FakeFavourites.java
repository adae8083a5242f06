package io.godwit.app.view.peers;

import io.godwit.core.peer.PeerId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Favourites in memory. */
final class FakeFavourites implements Favourites {
    private final Set<PeerId> peers = ConcurrentHashMap.newKeySet();

    @Override
    public Set<PeerId> all() {
        return Set.copyOf(peers);
    }

    @Override
    public void set(PeerId peer, boolean favourite) {
        if (favourite) {
            peers.add(peer);
        } else {
            peers.remove(peer);
        }
    }
}
