package io.godwit.core.transfer.download;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.core.content.ContentId;
import io.godwit.core.event.EventSink;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.storage.MemoryChunkStore;
import io.godwit.core.storage.PageBuffers;
import io.godwit.core.transfer.Environment;
import io.godwit.core.transfer.RateLimit;
import io.godwit.core.transfer.RecordedLine;
import io.godwit.core.transfer.TransferSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An Error while a chunk is asked for. */
@Timeout(60)
class PickerTest {

    private static final ContentId ROOT = new ContentId(1, 0, 0, 0);
    private static final int LENGTH = 1 << 16;

    private final AtomicBoolean failed = new AtomicBoolean();
    private final MemoryBudget budget = new MemoryBudget(1 << 20);
    private final DownloadParts parts =
            new DownloadParts(
                    new Environment(this::nanos, () -> 1, Thread.ofVirtual().factory()),
                    TransferSettings.DEFAULT,
                    new Connections(),
                    new PageBuffers(0),
                    budget,
                    new RateLimit(0, System::nanoTime),
                    new DownloadParts.Reports(EventSink.NONE, (id, chunk) -> {}));

    /** Fails once, for whoever has taken memory for a chunk. */
    private long nanos() {
        if (budget.reserved() > 0 && failed.compareAndSet(false, true)) {
            throw new OutOfMemoryError("for this test");
        }
        return System.nanoTime();
    }

    /** A peer that is reached, and says nothing. */
    private static final class Silent extends Nobody {
        @Override
        public MessageChannel connect(PeerId peer) {
            return new RecordedLine(1);
        }
    }

    private static boolean isFree(Job job, Plan plan) {
        job.lock.lock();
        try {
            return job.roster.fetchers().isEmpty() && plan.nextFree(0) == 0;
        } finally {
            job.lock.unlock();
        }
    }

    @Test
    @DisplayName("what was taken of the memory and of the plan is given back")
    void givesBackWhatItTook() throws Exception {
        var random = new SplittableRandom(1);
        var job =
                new Job(
                        DownloadSpec.of(new Wanted.File(ROOT, "file", LENGTH), "file"),
                        parts,
                        new Silent(),
                        new Backoff(Duration.ofSeconds(1), random),
                        random);
        job.roster.add(List.of(new PeerId(1, 0, 0, 0)), 0);
        Manifest manifest = Manifest.ofFile("file", LENGTH, ROOT, false);
        var store = new MemoryChunkStore(manifest, Path.of("test"));
        var plan = new Plan(manifest, store);
        var allowance = new Allowance(new RateLimit(0, System::nanoTime), parts.limit());
        job.lock.lock();
        try {
            job.begin(plan, new Picker(plan, job.roster, parts, allowance, random), store);
            job.start(job.roster.manage(job, 0).getFirst());
        } finally {
            job.lock.unlock();
        }
        // The thread that fails ends with the error.
        await().dontCatchUncaughtExceptions()
                .atMost(Duration.ofMinutes(1))
                .until(() -> failed.get() && isFree(job, plan));
        assertEquals(0, budget.reserved());
    }
}
