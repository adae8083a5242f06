package io.godwit.app.transfers;

import io.godwit.core.node.DownloadRequest;
import java.util.Optional;

/** Where downloads are done: the node, while the network is on. Thread-safe; does not block. */
@FunctionalInterface
public interface Fetching {

    /**
     * Starts to fetch something, or goes on where an earlier attempt ended.
     *
     * @return the attempt; empty while the network is off
     */
    Optional<Fetch> start(DownloadRequest request);
}
