package io.godwit.core.transfer.download;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.core.content.ContentId;
import io.godwit.core.event.EventSink;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.transfer.ChunkBuffers;
import io.godwit.core.transfer.Environment;
import io.godwit.core.transfer.RateLimit;
import io.godwit.core.transfer.TransferSettings;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Which time without anything good counts against the patience of an order. */
class StallsTest {

    private static final Duration SLEEP = Duration.ofMinutes(10);

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
    private final Stalls stalls = new Stalls(job, Duration.ofSeconds(3).toNanos());

    private Job job() {
        var random = new SplittableRandom(1);
        var wanted = new Wanted.File(new ContentId(1, 0, 0, 0), "file", 4 << 20);
        var backoff = new Backoff(Duration.ofSeconds(1), random);
        return new Job(DownloadSpec.of(wanted, "file"), parts, new Nobody(), backoff, random);
    }

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

    @Test
    void thatInWhichThisSideStoodStillDoesNot() {
        stalls.check(now.addAndGet(SLEEP.toNanos()));
        assertEquals(now.get(), job.lastGood());
    }

    @Test
    void thatInWhichNobodyWasReachedDoes() {
        long begin = job.lastGood();
        while (now.get() < SLEEP.toNanos()) {
            stalls.check(now.addAndGet(DownloadParts.TICK));
        }
        assertEquals(begin, job.lastGood());
    }
}
