package io.godwit.app.view.search;

import io.godwit.core.content.ContentId;
import io.godwit.core.share.SharedCopy;
import java.util.Optional;

/** Knows what of the hits is shared from here already; blocks. */
@FunctionalInterface
interface OwnCopies {

    /**
     * Where something lies here.
     *
     * @param id root of a file, content ID of a folder
     * @return empty when it is not shared from here, or nobody knows now
     */
    Optional<SharedCopy> of(ContentId id);
}
