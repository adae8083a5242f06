package io.godwit.core.node;

import io.godwit.core.content.ContentId;
import io.godwit.core.event.EventSink;
import io.godwit.core.peer.PeerId;
import io.godwit.core.share.FolderPage;
import io.godwit.core.share.Library;
import io.godwit.core.share.LibrarySettings;
import io.godwit.core.share.Share;
import io.godwit.core.share.ShareException;
import io.godwit.core.share.SharedCopy;
import io.godwit.core.share.SharedOffer;
import io.godwit.core.share.Totals;
import io.godwit.core.share.Visibility;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An open library with the links to what is in it. */
final class LibraryShares implements SharedLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(LibraryShares.class);

    private final Library library;
    private final PeerId id;

    LibraryShares(Library library, PeerId id) {
        this.library = library;
        this.id = id;
    }

    /** Opens the library of a profile; of the profile itself nothing is ever shared but what is protected. */
    static Library openLibrary(Profile profile, EventSink events) throws IOException {
        return Library.open(
                LibrarySettings.of(
                        profile.libraryFolder(),
                        List.of(profile.home()),
                        List.of(profile.protectedFolder())),
                events,
                new SecureRandom());
    }

    @Override
    public Share share(Path path, Visibility visibility) throws ShareException {
        return library.add(path, visibility);
    }

    @Override
    public Share shareNew(Path path, Visibility visibility) throws ShareException {
        return library.addNew(path, visibility);
    }

    @Override
    public void requireShareable(Path path) throws ShareException {
        library.requireShareable(path);
    }

    @Override
    public boolean unshare(Path path) throws ShareException {
        return library.remove(path);
    }

    @Override
    public List<Share> shares() throws ShareException {
        return library.shares();
    }

    /**
     * Paths of the shares that hold a file.
     *
     * @throws ShareException if the library cannot be read
     */
    List<Path> sharesWith(ContentId root) throws ShareException {
        return library.sharesWith(root);
    }

    /**
     * Where content lies that is shared, see {@link Library#copy}.
     *
     * @throws ShareException if the library cannot be read
     */
    Optional<SharedCopy> copy(ContentId id) throws ShareException {
        return library.copy(id);
    }

    /**
     * A page of what is directly in a folder of a share, see {@link Library#contents}.
     *
     * @throws ShareException if the library cannot be read
     */
    FolderPage contents(Path share, List<String> folder, String cursor, int limit)
            throws ShareException {
        return library.contents(share, folder, cursor, limit);
    }

    /**
     * How much is in a folder of a share, see {@link Library#totals}.
     *
     * @throws ShareException if the library cannot be read
     */
    Totals totals(Path share, List<String> folder) throws ShareException {
        return library.totals(share, folder);
    }

    @Override
    public Optional<ShareLink> link(Share share) {
        return share.id().isPresent()
                ? share.id().map(content -> link(share, content))
                : offer(share).map(this::link);
    }

    private ShareLink link(Share share, ContentId content) {
        return new ShareLink(
                content,
                share.folder() ? ShareLink.Kind.FOLDER : ShareLink.Kind.FILE,
                Optional.of(share.name()),
                OptionalLong.of(share.size()),
                List.of(id));
    }

    private ShareLink link(SharedOffer offer) {
        return new ShareLink(
                offer.id(),
                ShareLink.Kind.OFFER,
                Optional.of(offer.name()),
                OptionalLong.of(offer.layout().size()),
                List.of(id));
    }

    private Optional<SharedOffer> offer(Share share) {
        try {
            return library.offer(share.path());
        } catch (ShareException failed) {
            LOG.warn("the library cannot be asked: {}", failed.reason());
            return Optional.empty();
        }
    }
}
