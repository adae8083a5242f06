package io.godwit.app.transfers;

import io.godwit.core.transfer.download.ChunkOrigins;
import io.godwit.core.transfer.download.DownloadProgress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One running attempt to fetch something. Thread-safe; no call blocks. */
public interface Fetch {

    /** Stops fetching until {@link #resume()}. */
    void pause();

    /** Goes on, also after a pause for lack of space. */
    void resume();

    /** Ends the attempt and deletes what it stored. */
    void discard();

    /** Changes how fast it may be, in bytes a second; 0 for no limit of its own. */
    void limit(long bytesPerSecond);

    /** How far it is. */
    DownloadProgress progress();

    /** Who gave what; empty until it is known what there is to fetch. */
    Optional<ChunkOrigins> origins();

    /** How it ended; never completes exceptionally. */
    CompletableFuture<FetchOutcome> outcome();
}
