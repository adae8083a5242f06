package io.godwit.core.transfer.download;

import io.godwit.core.content.ContentId;
import io.godwit.core.event.EventSink;
import io.godwit.core.peer.PeerId;
import io.godwit.core.storage.PageBuffers;
import io.godwit.core.transfer.Environment;
import io.godwit.core.transfer.RateLimit;
import io.godwit.core.transfer.TransferSettings;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Downloads that are not run, for tests that look at a part of them. */
final class Jobs {
    private Jobs() {}

    /** What downloads share: no limits, no buffers, and nobody is told of anything. */
    static DownloadParts parts(Environment environment, TransferSettings settings) {
        return new DownloadParts(
                environment,
                settings,
                new Connections(),
                new PageBuffers(0),
                new MemoryBudget(1 << 20),
                new RateLimit(0, environment.nanoTime()),
                new DownloadParts.Reports(EventSink.NONE, (id, chunk) -> {}));
    }

    /**
     * The download of a file of four chunks, with a first pause of a second.
     *
     * @param seed of its choices
     * @param peers how many it knows, numbered from 0
     */
    static Job ofFile(Environment environment, Sources sources, int streams, long seed, int peers) {
        var random = new SplittableRandom(seed);
        var wanted = new Wanted.File(new ContentId(1, 0, 0, 0), "file", 4 << 20);
        var job =
                new Job(
                        DownloadSpec.of(wanted, "file").withStreams(streams),
                        parts(environment, TransferSettings.DEFAULT),
                        sources,
                        new Backoff(Duration.ofSeconds(1), random),
                        random);
        job.roster.add(IntStream.range(0, peers).mapToObj(i -> new PeerId(i, 0, 0, 0)).toList(), 0);
        return job;
    }
}
