package io.godwit.core.node;

import io.godwit.core.event.EventSink;
import io.godwit.core.peer.PeerId;
import io.godwit.core.share.Library;
import io.godwit.core.share.Share;
import io.godwit.core.share.ShareException;
import io.godwit.core.share.Visibility;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The library of a profile with which no node runs; what is changed is served by the next node. */
public final class OfflineLibrary implements SharedLibrary, AutoCloseable {
    private final LibraryShares shares;
    private final PartStack parts;

    private OfflineLibrary(LibraryShares shares, PartStack parts) {
        this.shares = shares;
        this.parts = parts;
    }

    /**
     * Opens it if nobody has it open.
     *
     * @param profile whose library
     * @param id the profile's peer ID, for links
     * @param events told what happens
     * @return the library, or empty when another process has it open
     * @throws IOException if it cannot be opened
     */
    public static Optional<OfflineLibrary> open(Profile profile, PeerId id, EventSink events)
            throws IOException {
        profile.prepare();
        Optional<ProfileLock> lock = ProfileLock.tryAcquire(profile.libraryLock());
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        PartStack parts = new PartStack();
        parts.add(lock.get());
        try {
            Library library = parts.add(LibraryShares.openLibrary(profile, events));
            return Optional.of(new OfflineLibrary(new LibraryShares(library, id), parts));
        } catch (IOException failed) {
            parts.close();
            throw failed;
        }
    }

    @Override
    public Share share(Path path, Visibility visibility) throws ShareException {
        return shares.share(path, visibility);
    }

    @Override
    public Share shareNew(Path path, Visibility visibility) throws ShareException {
        return shares.shareNew(path, visibility);
    }

    @Override
    public void requireShareable(Path path) throws ShareException {
        shares.requireShareable(path);
    }

    @Override
    public boolean unshare(Path path) throws ShareException {
        return shares.unshare(path);
    }

    @Override
    public List<Share> shares() throws ShareException {
        return shares.shares();
    }

    @Override
    public Optional<ShareLink> link(Share share) {
        return shares.link(share);
    }

    /** Closes the library and lets others open it. */
    @Override
    public void close() {
        parts.close();
    }
}
