package io.godwit.app.transfers;

import io.godwit.core.transfer.download.ChunkOrigins;
import io.godwit.core.transfer.download.SourceProgress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of the one transfer that somebody looks at closely.
 *
 * @param number names the transfer
 * @param origins who gave what; null until it is known what there is to fetch
 * @param sources everybody who took part in the present attempt, best first
 * @param throughput bytes of each of the last seconds, oldest first, at most {@link #SECONDS} of them
 */
public record TransferDetail(
        long number,
        @Nullable ChunkOrigins origins,
        List<SourceProgress> sources,
        List<Long> throughput) {

    /** How far back the throughput goes. */
    public static final int SECONDS = 60;

    /** Copies the lists. */
    public TransferDetail {
        sources = List.copyOf(sources);
        throughput = List.copyOf(throughput);
    }
}
