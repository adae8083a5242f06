package io.godwit.core.transfer.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.peer.PeerId;
import io.godwit.core.transfer.Environment;
import io.godwit.core.transfer.TransferSettings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A chunk is here in full, and there is no memory for a thread. */
class VerifiersTest {

    private static final int LENGTH = 1 << 16;

    /** Come in while the thread for another one is made. */
    private final Deque<ChunkFetch> meanwhile = new ArrayDeque<>();

    private final DownloadParts parts =
            Jobs.parts(
                    new Environment(System::nanoTime, () -> 1, this::noThread),
                    TransferSettings.DEFAULT);
    private final Job job = job();

    private Thread noThread(Runnable work) {
        if (!meanwhile.isEmpty()) {
            job.verifiers().submit(meanwhile.removeFirst());
        }
        throw new OutOfMemoryError("for this test, instead of " + work);
    }

    private Job job() {
        var random = new SplittableRandom(1);
        var wanted = new Wanted.File(new ContentId(1, 0, 0, 0), "file", LENGTH);
        var backoff = new Backoff(Duration.ofSeconds(1), random);
        var fresh = new Job(DownloadSpec.of(wanted, "file"), parts, new Nobody(), backoff, random);
        fresh.roster.add(List.of(new PeerId(1, 0, 0, 0)), 0);
        return fresh;
    }

    private ChunkFetch fetch(Fetcher fetcher) {
        var fetch = new ChunkFetch(fetcher, parts.buffers(), 0, 0, 0, LENGTH);
        assertTrue(parts.budget().tryReserve(fetch.reserved()));
        return fetch;
    }

    private void assertFailed() throws InterruptedException {
        Thread draining = Thread.ofVirtual().start(job.verifiers()::drain);
        assertTrue(draining.join(Duration.ofSeconds(20)));
        assertThrows(IllegalStateException.class, job::throwIfBroken);
        assertEquals(0, parts.budget().reserved());
    }

    @Test
    void theDownloadFailsAndWaitsForNoThread() throws Exception {
        job.verifiers().submit(fetch(job.roster.manage(job, 0).getFirst()));
        assertFailed();
    }

    /** One of them is left to those that are to work already, of which there will be none. */
    @Test
    void noChunkKeepsItsMemoryHoweverManyThereAre() throws Exception {
        Fetcher fetcher = job.roster.manage(job, 0).getFirst();
        int most = Runtime.getRuntime().availableProcessors() + 2;
        for (int i = 0; i < most; i++) {
            meanwhile.add(fetch(fetcher));
        }
        job.verifiers().submit(fetch(fetcher));
        assertTrue(meanwhile.isEmpty());
        assertFailed();
    }
}
