package io.godwit.app.view.shares;

import io.godwit.app.network.PeerName;
import io.godwit.core.share.FolderPage;
import io.godwit.core.share.Share;
import io.godwit.core.share.ShareException;
import io.godwit.core.share.Totals;
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

    /** Offers something unless it is offered already; then it stays as it is, also with those who may have it. */
    void shareNew(Path path, Visibility visibility) throws ShareException;

    /** Offers something no longer. */
    void unshare(Path path) throws ShareException;

    /**
     * A part of what is directly in a folder of a share; the disk is not looked at.
     *
     * @param share path of the share
     * @param folder parts of the folder's path in it
     * @param cursor where to go on, from the last part; empty for the start
     * @param limit most items wanted, 1 to 1,000
     * @throws ShareException with CLOSED while the network is off
     */
    FolderPage contents(Path share, List<String> folder, String cursor, int limit)
            throws ShareException;

    /**
     * How much is in a folder of a share and below it; the disk is not looked at.
     *
     * @param share path of the share
     * @param folder parts of the folder's path in it
     * @throws ShareException with CLOSED while the network is off
     */
    Totals totals(Path share, List<String> folder) throws ShareException;

    /** What to send to a friend; empty until it is indexed. */
    Optional<String> link(Share share);

    /** Those who fetch from a share now, by the path of the share. */
    Map<Path, List<PeerName>> fetching();
}
