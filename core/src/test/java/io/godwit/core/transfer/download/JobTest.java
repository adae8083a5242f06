package io.godwit.core.transfer.download;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.event.EventSink;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.transfer.ChunkBuffers;
import io.godwit.core.transfer.Environment;
import io.godwit.core.transfer.RateLimit;
import io.godwit.core.transfer.RecordedLine;
import io.godwit.core.transfer.TransferSettings;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When fetchers look for something to ask for though nobody tells them of it. */
@Timeout(60)
class JobTest {

    private final AtomicLong now = new AtomicLong();
    private final DownloadParts parts =
            new DownloadParts(
                    new Environment(now::get, () -> 1, Thread.ofVirtual().factory()),
                    TransferSettings.DEFAULT,
                    new Connections(),
                    new ChunkBuffers(0),
                    new MemoryBudget(1 << 20),
                    new RateLimit(0, now::get),
                    new DownloadParts.Reports(EventSink.NONE, (id, chunk) -> {}));
    private final Job job = job();

    private Job job() {
        var random = new SplittableRandom(1);
        var wanted = new Wanted.File(new ContentId(1, 0, 0, 0), "file", 4 << 20);
        var backoff = new Backoff(Duration.ofSeconds(1), random);
        var spec = DownloadSpec.of(wanted, "file");
        var fresh = new Job(spec, parts, new Silent(), backoff, random);
        fresh.roster.add(List.of(new PeerId(1, 0, 0, 0)), 0);
        return fresh;
    }

    /** A peer that is reached, and says nothing. */
    private static final class Silent implements Sources {
        @Override
        public List<PeerId> lookup(ContentId id) {
            return List.of();
        }

        @Override
        public MessageChannel connect(PeerId peer) {
            return new RecordedLine(1);
        }

        @Override
        public MessageChannel join(MessageChannel first) {
            throw new AssertionError("one connection is enough");
        }
    }

    @AfterEach
    void stop() {
        job.lock.lock();
        try {
            job.halt(true);
        } finally {
            job.lock.unlock();
        }
    }

    private boolean waits(Fetcher fetcher) {
        job.lock.lock();
        try {
            return job.lock.hasWaiters(fetcher.work);
        } finally {
            job.lock.unlock();
        }
    }

    /** Whether a pass of the conductor, which is nudged, has a fetcher look that waits. */
    private boolean passReaches(Fetcher fetcher) throws InterruptedException {
        await().atMost(Duration.ofSeconds(30)).until(() -> waits(fetcher));
        job.lock.lock();
        try {
            job.nudge();
            job.awaitNudge();
            return !job.lock.hasWaiters(fetcher.work);
        } finally {
            job.lock.unlock();
        }
    }

    @Test
    void theyAreHadLookOnceInATickHoweverOftenTheConductorIsNudged() throws Exception {
        Fetcher fetcher = job.roster.manage(job, 0).getFirst();
        job.start(fetcher);
        assertFalse(passReaches(fetcher));
        now.addAndGet(DownloadParts.TICK);
        assertTrue(passReaches(fetcher));
        assertFalse(passReaches(fetcher));
    }
}
