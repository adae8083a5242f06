package io.godwit.core.transfer.download;

import io.godwit.core.content.ContentId;
import io.godwit.core.transfer.DownloadState;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running download. Thread-safe; no call blocks. */
public final class Download {

    private static final Logger LOG = LoggerFactory.getLogger(Download.class);

    private final CompletableFuture<DownloadResult> result = new CompletableFuture<>();
    private final DownloadSpec spec;
    private final Conductor conductor;

    Download(DownloadSpec spec, Conductor conductor) {
        this.spec = spec;
        this.conductor = conductor;
    }

    /** What was ordered. */
    public DownloadSpec spec() {
        return spec;
    }

    /** Root of a file, content ID of a folder. */
    public ContentId id() {
        return spec.id();
    }

    /** Stops fetching until {@link #resume()}; what is verified is kept. */
    public void pause() {
        conductor.pause();
    }

    /** Goes on after a pause, also after one for lack of space. */
    public void resume() {
        conductor.resume();
    }

    /** Ends the download; what is verified is kept for a later attempt. */
    public void cancel() {
        conductor.cancel(false);
    }

    /** Ends the download and deletes what it stored. */
    public void discard() {
        conductor.cancel(true);
    }

    /** How far it is; cheap. */
    public DownloadProgress progress() {
        Tally tally = conductor.job().tally();
        return new DownloadProgress(
                conductor.state(),
                tally.verifiedBytes(),
                tally.total(),
                conductor.state() == DownloadState.RUNNING ? tally.rate() : 0,
                tally.filesDone(),
                tally.files(),
                conductor.job().roster.progress());
    }

    /** Who gave what, in a bounded number of cells; empty until it is known what there is to fetch. */
    public Optional<ChunkOrigins> origins() {
        Job job = conductor.job();
        Plan plan = job.plan();
        if (plan == null) {
            return Optional.empty();
        }
        job.lock.lock();
        try {
            return Optional.of(plan.origins().snapshot());
        } finally {
            job.lock.unlock();
        }
    }

    /**
     * Completes when the download has ended, with its result or with a {@link DownloadException}; completing or
     * cancelling the future from outside has no effect on the download.
     */
    public CompletableFuture<DownloadResult> result() {
        return result.copy();
    }

    Conductor conductor() {
        return conductor;
    }

    /** Bytes of whole chunks that were received though they were stored already. */
    long duplicateBytes() {
        return conductor.job().tally().duplicateBytes();
    }

    /** Runs the download to its end; the body of its thread. */
    void run(Runnable atEnd) {
        try {
            DownloadResult done = conductor.run();
            atEnd.run();
            result.complete(done);
        } catch (DownloadException e) {
            atEnd.run();
            result.completeExceptionally(e);
        } catch (InterruptedException e) {
            atEnd.run();
            result.completeExceptionally(e);
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("a download failed", e);
            atEnd.run();
            result.completeExceptionally(e);
        }
    }
}
