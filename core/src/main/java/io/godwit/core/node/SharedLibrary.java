package io.godwit.core.node;

import io.godwit.core.share.Share;
import io.godwit.core.share.ShareException;
import io.godwit.core.share.Visibility;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a person can do with the library, whether or not a node serves it at the moment. Thread-safe. */
public interface SharedLibrary {
    /**
     * Shares a file or folder, or changes who may have it.
     *
     * @param path what to share
     * @param visibility who may have it
     * @return the share as it stands now; it is indexed in the background
     * @throws ShareException if it cannot be shared
     */
    Share share(Path path, Visibility visibility) throws ShareException;

    /**
     * Shares a file or folder unless it is shared already; then nothing changes, above all not who may have it.
     *
     * @param path what to share, perhaps by another path to it than before
     * @param visibility who may have it if it is new
     * @return the share as it stands now
     * @throws ShareException if it cannot be shared
     */
    Share shareNew(Path path, Visibility visibility) throws ShareException;

    /**
     * Checks whether {@link #share} would take a path as it is now, and changes nothing; for several that are to be
     * shared together or not at all.
     *
     * @param path what to share
     * @throws ShareException if it cannot be shared
     */
    void requireShareable(Path path) throws ShareException;

    /**
     * Stops sharing.
     *
     * @return whether it was shared
     * @throws ShareException if the library cannot be changed
     */
    boolean unshare(Path path) throws ShareException;

    /**
     * Everything that is shared.
     *
     * @throws ShareException if the library cannot be read
     */
    List<Share> shares() throws ShareException;

    /** What to send to a friend: for a large file at once, for anything else when it is indexed; empty until then. */
    Optional<ShareLink> link(Share share);
}
