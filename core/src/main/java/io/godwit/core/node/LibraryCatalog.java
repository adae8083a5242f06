package io.godwit.core.node;

import io.godwit.core.content.ContentId;
import io.godwit.core.identity.Trust;
import io.godwit.core.identity.TrustStore;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.ListedContent;
import io.godwit.core.share.Library;
import io.godwit.core.share.LibraryPage;
import io.godwit.core.share.ShareException;
import io.godwit.core.share.SharedFile;
import io.godwit.core.share.Visibility;
import io.godwit.core.transfer.upload.Catalog;
import io.godwit.core.transfer.upload.ListingPage;
import io.godwit.core.transfer.upload.OfferedFile;
import io.godwit.core.transfer.upload.OfferedManifest;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers the library to other peers, to each what its owner lets it see. Thread-safe. */
final class LibraryCatalog implements Catalog {
    private static final Logger LOG = LoggerFactory.getLogger(LibraryCatalog.class);

    private final Library library;
    private final TrustStore trust;

    LibraryCatalog(Library library, TrustStore trust) {
        this.library = library;
        this.trust = trust;
    }

    @Override
    public Optional<OfferedFile> file(ContentId root, PeerId requester) {
        try {
            Optional<SharedFile> file = library.file(root);
            return file.isEmpty()
                    ? offer(root, requester)
                    : file.filter(found -> mayFetch(requester, found.visibilities()))
                            .map(LibraryFile::new);
        } catch (ShareException failed) {
            return nothing(failed);
        }
    }

    private Optional<OfferedFile> offer(ContentId id, PeerId requester) throws ShareException {
        return library.offer(id)
                .filter(found -> mayFetch(requester, Set.of(found.visibility())))
                .map(LibraryOffer::new);
    }

    @Override
    public Optional<OfferedManifest> manifest(ContentId id, PeerId requester) {
        try {
            return library.folder(id)
                    .filter(folder -> mayFetch(requester, folder.visibilities()))
                    .map(LibraryManifest::new);
        } catch (ShareException failed) {
            return nothing(failed);
        }
    }

    @Override
    public ListingPage list(PeerId requester, String cursor, int limit) {
        try {
            return page(library.listed(listed(requester), cursor, limit));
        } catch (ShareException failed) {
            return this.<ListingPage>nothing(failed).orElse(ListingPage.EMPTY);
        }
    }

    @Override
    public ListingPage search(PeerId requester, String query, String cursor, int limit) {
        try {
            return page(library.search(listed(requester), query, cursor, limit));
        } catch (ShareException failed) {
            return this.<ListingPage>nothing(failed).orElse(ListingPage.EMPTY);
        }
    }

    private static ListingPage page(LibraryPage page) {
        return new ListingPage(
                page.entries().stream()
                        .map(e -> new ListedContent(e.name(), e.folder(), e.size(), e.id()))
                        .toList(),
                page.cursor());
    }

    /** A damaged library offers nothing; its owner sees why in the log, a stranger does not. */
    private <T> Optional<T> nothing(ShareException failed) {
        LOG.warn("the library cannot be asked: {}", failed.reason());
        return Optional.empty();
    }

    private boolean mayFetch(PeerId requester, Set<Visibility> visibilities) {
        Set<Visibility> allowed = listed(requester);
        if (!allowed.isEmpty()) {
            allowed.add(Visibility.LINK);
        }
        return visibilities.stream().anyMatch(allowed::contains);
    }

    private Set<Visibility> listed(PeerId requester) {
        return switch (trust.trust(requester)) {
            case Trust.CONTACT -> EnumSet.of(Visibility.PUBLIC, Visibility.CONTACTS);
            case Trust.UNKNOWN -> EnumSet.of(Visibility.PUBLIC);
            case Trust.BLOCKED -> EnumSet.noneOf(Visibility.class);
        };
    }
}
