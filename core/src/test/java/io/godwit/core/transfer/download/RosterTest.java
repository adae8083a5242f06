package io.godwit.core.transfer.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.event.EventSink;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.transfer.ChunkBuffers;
import io.godwit.core.transfer.Environment;
import io.godwit.core.transfer.RateLimit;
import io.godwit.core.transfer.TransferSettings;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who gets a connection; none of them is ever made. */
class RosterTest {

    private static final int STREAMS = 2;

    private final DownloadParts parts =
            new DownloadParts(
                    Environment.system(),
                    TransferSettings.DEFAULT,
                    new Connections(),
                    new ChunkBuffers(0),
                    new MemoryBudget(1 << 20),
                    new RateLimit(0, System::nanoTime),
                    new DownloadParts.Reports(EventSink.NONE, (id, chunk) -> {}));

    private static final class Nobody implements Sources {
        @Override
        public List<PeerId> lookup(ContentId id) {
            return List.of();
        }

        @Override
        public MessageChannel connect(PeerId peer) {
            throw new AssertionError("nobody is reached");
        }

        @Override
        public MessageChannel join(MessageChannel first) {
            throw new AssertionError("nobody is reached");
        }
    }

    /** A job that knows so many peers. */
    private Job job(long seed, int peers) {
        var random = new SplittableRandom(seed);
        DownloadSpec spec =
                DownloadSpec.of(new Wanted.Folder(new ContentId(1, 0, 0, 0)), "folder")
                        .withStreams(STREAMS);
        var backoff = new Backoff(Duration.ofSeconds(1), random);
        var job = new Job(spec, parts, new Nobody(), backoff, random);
        job.roster.add(
                IntStream.range(0, peers).mapToObj(i -> new PeerId(i, 0, 0, 0)).toList(), 0);
        return job;
    }

    private static List<Fetcher> started(Job job) {
        return job.roster.manage(job, 0);
    }

    /** Or all who download the same would begin with the same few of each other. */
    @Test
    void whoIsTriedFirstOfThoseThatAreNotKnownIsChance() {
        Set<PeerId> first = new HashSet<>();
        for (int seed = 0; seed < 16; seed++) {
            List<Fetcher> started = started(job(seed, 64));
            assertEquals(STREAMS, started.size());
            started.forEach(fetcher -> first.add(fetcher.source().peer()));
        }
        assertTrue(first.size() > 4 * STREAMS, first::toString);
    }
}
