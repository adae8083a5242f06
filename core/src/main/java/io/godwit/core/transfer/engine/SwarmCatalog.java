package io.godwit.core.transfer.engine;

import io.godwit.core.content.ContentId;
import io.godwit.core.peer.PeerId;
import io.godwit.core.transfer.download.Download;
import io.godwit.core.transfer.download.Downloads;
import io.godwit.core.transfer.upload.Catalog;
import io.godwit.core.transfer.upload.ListingPage;
import io.godwit.core.transfer.upload.OfferedFile;
import io.godwit.core.transfer.upload.OfferedManifest;
import java.util.Optional;
import java.util.stream.Stream;

/** What is offered: the node's catalog, and after it what running downloads have so far. */
final class SwarmCatalog implements Catalog {

    private final Catalog catalog;
    private final SwarmPolicy policy;
    private final Downloads downloads;

    SwarmCatalog(Catalog catalog, SwarmPolicy policy, Downloads downloads) {
        this.catalog = catalog;
        this.policy = policy;
        this.downloads = downloads;
    }

    @Override
    public Optional<OfferedFile> file(ContentId root, PeerId requester) {
        Optional<OfferedFile> shared = catalog.file(root, requester);
        return shared.isPresent()
                ? shared
                : served(requester)
                        .flatMap(download -> downloads.file(root, download).stream())
                        .findFirst();
    }

    @Override
    public Optional<OfferedManifest> manifest(ContentId id, PeerId requester) {
        Optional<OfferedManifest> shared = catalog.manifest(id, requester);
        return shared.isPresent()
                ? shared
                : served(requester)
                        .filter(download -> download.id().equals(id))
                        .flatMap(download -> downloads.manifest(download).stream())
                        .findFirst();
    }

    private Stream<Download> served(PeerId requester) {
        return downloads.running().stream()
                .filter(download -> policy.serves(download.id(), requester));
    }

    @Override
    public ListingPage list(PeerId requester, String cursor, int limit) {
        return catalog.list(requester, cursor, limit);
    }

    @Override
    public ListingPage search(PeerId requester, String query, String cursor, int limit) {
        return catalog.search(requester, query, cursor, limit);
    }
}
