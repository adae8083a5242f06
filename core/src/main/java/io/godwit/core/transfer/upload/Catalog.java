package io.godwit.core.transfer.upload;

import io.godwit.core.content.ContentId;
import io.godwit.core.peer.PeerId;
import java.util.Optional;

/**
 * What this peer offers, and to whom. Implemented by the node over its library; thread-safe; calls may block on a disk.
 *
 * <p>Content that a requester may not see is absent for it, in every answer alike.
 */
public interface Catalog {

    /**
     * The file with a root.
     *
     * @param root the file's Merkle root
     * @param requester who asks
     * @return the file, closed by the caller; empty when there is none for this requester
     */
    Optional<OfferedFile> file(ContentId root, PeerId requester);

    /**
     * The manifest of a folder.
     *
     * @param id the folder's content ID
     * @param requester who asks
     * @return its encoding; empty when there is none for this requester
     */
    Optional<OfferedManifest> manifest(ContentId id, PeerId requester);

    /**
     * A page of the shares that a requester may see.
     *
     * @param requester who asks
     * @param cursor where to go on, as this catalog gave it; empty for the start; may be anything
     * @param limit most entries, 1 to {@link io.godwit.core.protocol.Limits#MAX_LISTING}
     */
    ListingPage list(PeerId requester, String cursor, int limit);

    /**
     * A page of the shares that a requester may see and whose names match.
     *
     * @param requester who asks
     * @param query what to look for, at most {@link io.godwit.core.protocol.Limits#MAX_QUERY} bytes
     * @param cursor as in {@link #list}
     * @param limit as in {@link #list}
     */
    ListingPage search(PeerId requester, String query, String cursor, int limit);
}
