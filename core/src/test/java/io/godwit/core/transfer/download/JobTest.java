package io.godwit.core.transfer.download;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.transfer.Environment;
import io.godwit.core.transfer.RecordedLine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When fetchers look for something to ask for though nobody tells them of it. */
@Timeout(60)
class JobTest {

    private final AtomicLong now = new AtomicLong();
    private final Environment environment =
            new Environment(now::get, () -> 1, Thread.ofVirtual().factory());
    private final Job job =
            Jobs.ofFile(environment, new Silent(), DownloadSpec.DEFAULT_STREAMS, 1, 1);

    /** A peer that is reached, and says nothing. */
    private static final class Silent extends Nobody {
        @Override
        public MessageChannel connect(PeerId peer) {
            return new RecordedLine(1);
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
