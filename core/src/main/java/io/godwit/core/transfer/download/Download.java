package io.godwit.core.transfer.download;

import io.godwit.core.content.ContentId;
import io.godwit.core.transfer.DownloadState;
import io.godwit.core.transfer.FailureReason;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running download. Thread-safe; no call blocks. */
public final class Download {

    private static final Logger LOG = LoggerFactory.getLogger(Download.class);

    private final CompletableFuture<DownloadResult> result = new CompletableFuture<>();
    private final DownloadSpec spec;
    private final Function<DownloadSpec, Conductor> conductors;

    /** Held to give an order and to change the conductor, so that no order is lost. */
    private final ReentrantLock ordering = new ReentrantLock();

    private volatile Conductor conductor;

    /**
     * A download.
     *
     * @param conductors makes who runs it, and another if it has to begin anew
     */
    Download(DownloadSpec spec, Function<DownloadSpec, Conductor> conductors) {
        this.spec = spec;
        this.conductors = conductors;
        this.conductor = conductors.apply(spec);
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
        order(running -> running.orders().pause());
    }

    /** Goes on after a pause, also after one for lack of space. */
    public void resume() {
        order(running -> running.orders().resume());
    }

    /** Ends the download; what is verified is kept for a later attempt. */
    public void cancel() {
        order(running -> running.orders().cancel(false));
    }

    /** Ends the download and deletes what it stored. */
    public void discard() {
        order(running -> running.orders().cancel(true));
    }

    /**
     * Changes how fast this download may be, at once, besides the limit of all downloads together.
     *
     * @param bytesPerSecond 0 for no limit of its own
     * @throws IllegalArgumentException if it is negative
     */
    public void limit(long bytesPerSecond) {
        order(running -> running.limit(bytesPerSecond));
    }

    private void order(Consumer<Conductor> order) {
        ordering.lock();
        try {
            order.accept(conductor);
        } finally {
            ordering.unlock();
        }
    }

    /** Tries again soon what was out of reach, as this machine's network is not what it was. */
    void networkChanged() {
        conductor.job().penalties().networkChanged();
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
     * Completes when the download has ended, with its result or with a {@link DownloadException}, whatever went wrong;
     * completing or cancelling the future from outside has no effect on the download.
     */
    public CompletableFuture<DownloadResult> result() {
        // Not a copy(): that would wrap the exception for those who look at it without waiting.
        var view = new CompletableFuture<DownloadResult>();
        var _ =
                result.whenComplete((done, failure) -> {
                    if (failure == null) {
                        view.complete(done);
                    } else {
                        view.completeExceptionally(failure);
                    }
                });
        return view;
    }

    /** Who runs it now. */
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
            DownloadResult done = runToEnd();
            atEnd.run();
            result.complete(done);
        } catch (DownloadException e) {
            ended(e, atEnd);
        } catch (RuntimeException | Error e) {
            LOG.error("a download did not end in order", e);
            var fault = new DownloadException(FailureReason.INTERNAL, e.toString(), List.of());
            fault.initCause(e);
            ended(fault, atEnd);
        }
    }

    private void ended(DownloadException why, Runnable atEnd) {
        try {
            atEnd.run();
        } finally {
            result.completeExceptionally(why);
        }
    }

    private DownloadResult runToEnd() throws DownloadException {
        while (true) {
            try {
                return conductor.run();
            } catch (OtherSize e) {
                beginAnew(e.file());
            }
        }
    }

    private void beginAnew(Wanted.File file) {
        LOG.info("somebody told a wrong size; beginning anew with {} bytes", file.size());
        Wanted.File named =
                spec.wanted() instanceof Wanted.File told ? told.withSize(file.size()) : file;
        ordering.lock();
        try {
            Conductor next = conductors.apply(spec.withWanted(named));
            next.inherit(conductor);
            conductor = next;
        } finally {
            ordering.unlock();
        }
    }
}
