package io.godwit.core.node;

import io.godwit.core.content.ContentId;
import io.godwit.core.peer.PeerId;
import io.godwit.core.transfer.upload.Catalog;
import io.godwit.core.transfer.upload.ListingPage;
import io.godwit.core.transfer.upload.OfferedFile;
import io.godwit.core.transfer.upload.OfferedManifest;
import java.util.Optional;

/** Offers nothing: a node that only fetches has no library open. */
final class NoCatalog implements Catalog {
    @Override
    public Optional<OfferedFile> file(ContentId root, PeerId requester) {
        return Optional.empty();
    }

    @Override
    public Optional<OfferedManifest> manifest(ContentId id, PeerId requester) {
        return Optional.empty();
    }

    @Override
    public ListingPage list(PeerId requester, String cursor, int limit) {
        return ListingPage.EMPTY;
    }

    @Override
    public ListingPage search(PeerId requester, String query, String cursor, int limit) {
        return ListingPage.EMPTY;
    }
}
