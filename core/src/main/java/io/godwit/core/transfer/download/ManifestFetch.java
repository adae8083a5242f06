package io.godwit.core.transfer.download;

import io.godwit.core.manifest.ManifestException;
import io.godwit.core.protocol.RejectCode;
import io.godwit.core.transfer.TransferEvent.Fault;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt to get the manifest, from one source. */
record ManifestFetch(Job job, ManifestDesk desk, Fetcher fetcher) {

    private static final Logger LOG = LoggerFactory.getLogger(ManifestFetch.class);

    /** Fetches on the fetcher's thread; blocks. */
    void run(long timeout) throws IOException, InterruptedException {
        try {
            desk.fetch(fetcher.requests(), timeout, this::isWanted);
        } catch (Refusal e) {
            refused(e.code());
        } catch (NoLongerWanted e) {
            LOG.debug("a manifest came from elsewhere", e);
        } catch (ManifestException e) {
            job.penalties().drop(fetcher.source(), Fault.BAD_DATA);
        } finally {
            over();
        }
    }

    private boolean isWanted(int bytes) {
        job.lock.lock();
        try {
            desk.answered(fetcher);
            job.paged(fetcher.source(), bytes);
            return !desk.isKnown() && !fetcher.draining;
        } finally {
            job.lock.unlock();
        }
    }

    private void refused(RejectCode code) {
        if (code == RejectCode.NOT_FOUND || code == RejectCode.OUT_OF_RANGE) {
            job.penalties().drop(fetcher.source(), Fault.NOT_FOUND);
        } else {
            job.lock.lock();
            try {
                job.penalties().rest(fetcher);
            } finally {
                job.lock.unlock();
            }
        }
    }

    private void over() {
        job.lock.lock();
        try {
            desk.giveBack(fetcher);
            if (desk.isKnown()) {
                job.good();
            }
            job.wakeAll();
        } finally {
            job.lock.unlock();
        }
    }
}
