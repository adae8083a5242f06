package io.godwit.app.view.peers;

import io.godwit.core.peer.PeerId;
import java.util.Set;

/** Peers that stand first; a matter of this window, not of trust. */
interface Favourites {
    /** All of them. */
    Set<PeerId> all();

    /** Puts a peer first, or no longer. */
    void set(PeerId peer, boolean favourite);
}
