package io.godwit.core.transfer.download;

import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.storage.ChunkStore;
import io.godwit.core.storage.StorageException;
import io.godwit.core.transfer.DownloadState;
import io.godwit.core.transfer.FailureReason;
import io.godwit.core.transfer.RateLimit;
import io.godwit.core.transfer.TransferEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one download from order to file, on one thread: manifest, store, plan, fetching, publishing; looks after
 * sources, pauses and patience meanwhile.
 */
final class Conductor {

    private static final Logger LOG = LoggerFactory.getLogger(Conductor.class);

    private final DownloadSpec spec;
    private final DownloadParts parts;
    private final StoreOpener opener;
    private final RandomGenerator random;
    private final Job job;
    private final Orders orders;
    private final Lookups lookups;
    private final Stalls stalls;
    private volatile Allowance allowance;
    private volatile DownloadState state = DownloadState.PREPARING;
    private volatile @Nullable ChunkStore store;
    private boolean anew;

    Conductor(DownloadSpec spec, DownloadParts parts, Sources anybody, StoreOpener opener) {
        Sources sources = OnlySource.of(spec.wanted(), anybody);
        this.spec = spec;
        this.parts = parts;
        this.opener = opener;
        this.random = new SplittableRandom(parts.environment().seed().getAsLong());
        Backoff backoff = new Backoff(parts.settings().retryBase(), random);
        this.job = new Job(spec, parts, sources, backoff, random);
        this.orders = new Orders(job);
        this.lookups = new Lookups(spec.id(), job, sources, backoff, parts.settings());
        this.stalls = new Stalls(job, parts.settings().stallAfter().toNanos());
        this.allowance =
                new Allowance(
                        new RateLimit(spec.limit(), parts.environment().nanoTime()), parts.limit());
    }

    Job job() {
        return job;
    }

    DownloadState state() {
        return state;
    }

    @Nullable ChunkStore store() {
        return store;
    }

    // ---- orders from outside

    Orders orders() {
        return orders;
    }

    /** Takes over what was ordered of the one that ran the same download before. */
    void inherit(Conductor before) {
        before.job.lock.lock();
        try {
            orders.inherit(before.orders);
            allowance = before.allowance;
        } finally {
            before.job.lock.unlock();
        }
    }

    void limit(long bytesPerSecond) {
        allowance.limit(bytesPerSecond);
    }

    // ---- the thread

    /**
     * Runs to the end.
     *
     * @throws OtherSize if it has to be run anew, by another conductor; what was stored is deleted, as it was laid out
     *     for a size that the file does not have
     */
    DownloadResult run() throws DownloadException, OtherSize {
        try {
            return arrive();
        } catch (OtherSize e) {
            anew = true;
            throw e;
        } catch (DownloadException e) {
            throw ended(e);
        } catch (InterruptedException e) {
            throw ended(failure(FailureReason.CANCELLED, "interrupted", e));
        } catch (RuntimeException | Error e) {
            LOG.error("a download failed", e);
            throw ended(failure(FailureReason.INTERNAL, e.toString(), e));
        } finally {
            stopAll();
            close();
        }
    }

    private DownloadResult arrive() throws DownloadException, OtherSize, InterruptedException {
        addSources();
        Manifest manifest = manifest();
        ChunkStore opened = open(manifest);
        begin(manifest, opened);
        fetchAll();
        Path path = publish(opened);
        stopAll();
        state = DownloadState.DONE;
        job.emit(new TransferEvent.DownloadCompleted(spec.id(), path, manifest.total()));
        return new DownloadResult(
                path, root(), manifest.total(), opened.resumedBytes(), job.roster.reports());
    }

    /** Root or content ID of what is here. */
    private ContentId root() {
        Plan plan = job.plan();
        return plan == null ? spec.id() : plan.proved().orElse(spec.id());
    }

    private DownloadException ended(DownloadException why) {
        stopAll();
        boolean person = why.reason() == FailureReason.CANCELLED;
        state = person ? DownloadState.CANCELLED : DownloadState.FAILED;
        job.emit(new TransferEvent.DownloadFailed(spec.id(), why.reason()));
        return why;
    }

    /** Ends everything that is under way, and waits until nothing uses the store any more. */
    private void stopAll() {
        halt();
        job.drain();
    }

    private void halt() {
        lookups.close();
        job.lock.lock();
        try {
            job.halt(true);
        } finally {
            job.lock.unlock();
        }
    }

    private void addSources() {
        job.lock.lock();
        try {
            job.roster.add(
                    spec.wanted() instanceof Wanted.Offer offer
                            ? List.of(offer.peer())
                            : spec.known(),
                    parts.now());
        } finally {
            job.lock.unlock();
        }
    }

    private Manifest manifest() throws DownloadException, OtherSize, InterruptedException {
        Manifest manifest = job.manifests().manifest();
        while (manifest == null) {
            tick();
            manifest = job.manifests().manifest();
        }
        if (!Plan.isTransferable(manifest)) {
            throw failure(FailureReason.TOO_LARGE, "too many chunks");
        }
        return manifest;
    }

    private ChunkStore open(Manifest manifest)
            throws DownloadException, OtherSize, InterruptedException {
        while (true) {
            try {
                ChunkStore opened = opener.open(spec.id(), manifest);
                store = opened;
                return opened;
            } catch (StorageException e) {
                pauseIfFull(e);
                tick();
            }
        }
    }

    private void begin(Manifest manifest, ChunkStore opened) {
        Plan plan = new Plan(manifest, opened);
        if (spec.wanted() instanceof Wanted.Offer) {
            plan.grows();
        } else if (!manifest.folder() && !job.manifests().isProved()) {
            plan.sizeIsTold();
        }
        job.tally().begin(manifest.total(), plan.files(), plan.filesDone(), opened.verifiedBytes());
        job.lock.lock();
        try {
            job.begin(plan, new Picker(plan, job.roster, parts, allowance, random), opened);
        } finally {
            job.lock.unlock();
        }
        job.emit(
                new TransferEvent.DownloadStarted(
                        spec.id(),
                        spec.name(),
                        manifest.total(),
                        plan.files(),
                        opened.resumedBytes()));
    }

    private void fetchAll() throws DownloadException, OtherSize, InterruptedException {
        while (tick()) {
            StorageException failure = storageFailure();
            if (failure != null) {
                pauseIfFull(failure);
            }
        }
    }

    private @Nullable StorageException storageFailure() {
        job.lock.lock();
        try {
            return job.takeStorageFailure();
        } finally {
            job.lock.unlock();
        }
    }

    private Path publish(ChunkStore opened)
            throws DownloadException, OtherSize, InterruptedException {
        stopAll();
        while (true) {
            try {
                enter(DownloadState.PUBLISHING);
                return opened.publish();
            } catch (StorageException e) {
                pauseIfFull(e);
                tick();
            }
        }
    }

    /** A full disk is a pause that a person ends; anything else ends the download. */
    private void pauseIfFull(StorageException e) throws DownloadException {
        if (e.reason() != StorageException.Reason.FULL) {
            throw failure(FailureReason.STORAGE, e.reason().toString(), e);
        }
        orders.pauseForSpace();
    }

    private void close() {
        ChunkStore opened = store;
        if (opened == null) {
            return;
        }
        try {
            if (anew || (orders.isDiscarded() && state != DownloadState.DONE)) {
                opened.discard();
            }
            opened.close();
        } catch (StorageException e) {
            LOG.warn("a chunk store could not be closed cleanly", e);
        }
    }

    /**
     * Looks after everything once and waits a moment, or until the end of a pause.
     *
     * @return whether there is more to fetch
     */
    private boolean tick() throws DownloadException, OtherSize, InterruptedException {
        job.lock.lock();
        try {
            waitWhilePaused();
            job.throwIfBroken();
            Plan plan = job.plan();
            if (plan != null && plan.isComplete()) {
                return false;
            }
            long now = parts.now();
            job.roster.measure(now);
            job.tally().sample(now);
            stalls.check(now);
            job.roster.manage(job, now).forEach(job::start);
            lookups.startIfDue(now);
            checkSize();
            checkHope(now);
            job.awaitNudge();
            checkCancelled();
            return true;
        } finally {
            job.lock.unlock();
        }
    }

    private void waitWhilePaused() throws DownloadException, InterruptedException {
        checkCancelled();
        DownloadState pause = orders.pausedAs();
        if (pause == null) {
            enter(working());
            return;
        }
        enter(pause);
        job.halt(true);
        while (orders.pausedAs() != null) {
            job.changed.await();
            checkCancelled();
        }
        job.takeStorageFailure();
        job.halt(false);
    }

    private DownloadState working() {
        if (job.plan() == null) {
            return DownloadState.PREPARING;
        }
        boolean hopeful =
                job.roster.hasUsableFetcher()
                        || parts.now() - job.lastGood() < parts.settings().stallAfter().toNanos();
        return hopeful ? DownloadState.RUNNING : DownloadState.WAITING;
    }

    private void enter(DownloadState next) {
        if (state != next) {
            state = next;
            job.emit(new TransferEvent.DownloadStateChanged(spec.id(), next));
        }
    }

    private void checkCancelled() throws DownloadException {
        if (orders.isCancelled()) {
            throw failure(FailureReason.CANCELLED, "by a person");
        }
    }

    private void checkSize() throws OtherSize {
        job.sizes.hear(job.roster.sources(), lookups.isDoneOnce());
        job.sizes.startIfDue();
        Wanted.File proved = job.sizes.proved();
        if (proved != null) {
            throw new OtherSize(proved);
        }
    }

    private void checkHope(long now) throws DownloadException {
        if (job.sizes.isOpen()) {
            return;
        }
        if (!job.roster.hasUsableSource() && lookups.isFruitless()) {
            var fault = job.roster.worstFault();
            if (fault.isPresent()) {
                if (spec.wanted() instanceof Wanted.Offer && Faults.endsOffer(fault.get())) {
                    orders.discard();
                }
                throw failure(Faults.reason(fault.get()), "no source is left");
            }
        }
        if (now - job.lastGood() > spec.patience().toNanos()) {
            throw noSources();
        }
    }

    private DownloadException noSources() {
        String detail = "no source for " + spec.patience();
        IOException unasked = lookups.unasked();
        return unasked == null
                ? failure(FailureReason.NO_SOURCES, detail)
                : failure(FailureReason.NO_SOURCES, detail, unasked);
    }

    private DownloadException failure(FailureReason reason, String detail) {
        List<SourceReport> reports = job.roster.reports();
        return new DownloadException(reason, detail, reports);
    }

    private DownloadException failure(FailureReason reason, String detail, Throwable cause) {
        DownloadException failure = failure(reason, detail);
        failure.initCause(cause);
        return failure;
    }
}
