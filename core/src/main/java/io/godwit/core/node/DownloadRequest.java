package io.godwit.core.node;

import io.godwit.core.peer.PeerId;
import io.godwit.core.transfer.download.DownloadSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a person wants fetched, and how.
 *
 * @param target what
 * @param folder where it is to be put; made when missing
 * @param streams connections at the same time over all sources, 1 to 16, and up to as many again to those that have only
 *     a part
 * @param from peers to begin with, besides those of the target
 * @param patience how long to look for a source when there is none
 * @param limit most bytes per second, 0 for no limit but that of the node
 */
public record DownloadRequest(
        Target target, Path folder, int streams, List<PeerId> from, Duration patience, long limit) {

    /** Copies the peers. */
    public DownloadRequest {
        from = List.copyOf(from);
    }

    /** With the usual number of streams and patience, and no limit. */
    public static DownloadRequest of(Target target, Path folder) {
        return new DownloadRequest(
                target,
                folder,
                DownloadSpec.DEFAULT_STREAMS,
                List.of(),
                DownloadSpec.DEFAULT_PATIENCE,
                0);
    }
}
