package io.godwit.core.transfer.engine;

import io.godwit.core.content.ContentId;
import io.godwit.core.peer.PeerId;

/** Who may fetch from a download that is still running. Thread-safe. */
@FunctionalInterface
public interface SwarmPolicy {

    /** Nobody. */
    SwarmPolicy NOBODY = (id, requester) -> false;

    /** Whoever knows the content ID or root. */
    SwarmPolicy EVERYBODY = (id, requester) -> true;

    /**
     * Whether a peer may fetch what a download has so far.
     *
     * @param id root or content ID of the download
     * @param requester who asks
     */
    boolean serves(ContentId id, PeerId requester);
}
