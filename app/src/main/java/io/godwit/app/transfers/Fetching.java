package io.godwit.app.transfers;

import io.godwit.core.content.ContentId;
import io.godwit.core.node.DownloadRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Where downloads are done: the node, while the network is on. Thread-safe; does not block. */
public interface Fetching {

    /**
     * Starts to fetch something, or goes on where an earlier attempt ended.
     *
     * @return the attempt; empty while the network is off
     */
    Optional<Fetch> start(DownloadRequest request);

    /**
     * Deletes what an attempt that is over has left, in the background; works while the network is off too.
     *
     * @param id what was fetched
     * @param folder where it was to be put
     * @return completes, never exceptionally, when it is deleted or cannot be
     */
    CompletableFuture<Void> discard(ContentId id, Path folder);
}
