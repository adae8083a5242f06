package io.godwit.app.view.shares;

import io.godwit.core.share.Share;
import io.godwit.core.share.ShareException;
import io.godwit.core.share.Visibility;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What this page needs of the node. Every call may block. Thread-safe. */
interface ShareDesk {
    /**
     * Everything that is shared, oldest first.
     *
     * @throws ShareException with CLOSED while the network is off
     */
    List<Share> shares() throws ShareException;

    /** Offers something, or changes who may have it. */
    void share(Path path, Visibility visibility) throws ShareException;

    /** Offers something no longer. */
    void unshare(Path path) throws ShareException;

    /** What to send to a friend; empty until it is indexed. */
    Optional<String> link(Share share);

    /** Names of those who fetch from a share now, by the path of the share. */
    Map<Path, List<String>> fetching();
}
