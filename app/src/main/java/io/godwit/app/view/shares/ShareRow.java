package io.godwit.app.view.shares;

import io.godwit.app.network.PeerName;
import io.godwit.core.share.Share;
import io.godwit.core.share.ShareState;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of the page.
 *
 * @param share what is shared
 * @param indexing how far indexing is; empty when it is not going on
 * @param fetching those who fetch it now
 */
record ShareRow(Share share, Optional<Indexing> indexing, List<PeerName> fetching) {

    /**
     * How far indexing is.
     *
     * @param files looked at
     * @param bytes hashed
     */
    record Indexing(long files, long bytes) {}

    Path path() {
        return share.path();
    }

    boolean indexed() {
        return share.state() != ShareState.INDEXING;
    }

    /** Whether the name or the folder it is in contains a text, without regard to case. */
    boolean matches(String lowerCaseText) {
        return path().toString().toLowerCase(Locale.ROOT).contains(lowerCaseText);
    }
}
