package io.godwit.core.transfer.download;

import io.godwit.core.manifest.ChunkHashes;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.manifest.GrowingLayer;
import io.godwit.core.manifest.ManifestException;
import io.godwit.core.protocol.ProtocolException;
import io.godwit.core.storage.ChunkStore;
import io.godwit.core.storage.StorageException;
import io.godwit.core.transfer.TransferEvent.Fault;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings chunk layers into the plan: from the store when it kept them, else from a source. */
final class Layers {

    private static final Logger LOG = LoggerFactory.getLogger(Layers.class);

    private final Job job;
    private final Plan plan;
    private final ChunkStore store;
    private final DownloadParts parts;
    private final Condition kept;

    /** Layers that are being written into the store; guarded by the lock of the job. */
    private int keeping;

    Layers(Job job, Plan plan, ChunkStore store, DownloadParts parts) {
        this.job = job;
        this.plan = plan;
        this.store = store;
        this.parts = parts;
        this.kept = job.lock.newCondition();
    }

    /** Fetches and checks the chunk layer of a file; on a thread of its own. */
    void fetch(Fetcher fetcher, int file) {
        ChunkLayer layer = null;
        try {
            layer = keptOrFetched(fetcher, file);
        } catch (StorageException e) {
            job.failed(e);
        } catch (Refusal e) {
            job.penalties().lacks(fetcher, file, e.code());
        } catch (ManifestException e) {
            job.penalties().drop(fetcher.source(), Fault.BAD_DATA);
        } catch (NoLongerWanted e) {
            LOG.debug("a layer came from elsewhere", e);
        } catch (ProtocolException e) {
            job.penalties().drop(fetcher.source(), Fault.PROTOCOL);
        } catch (IOException e) {
            job.stop(fetcher);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            layerFetched(fetcher, file, layer);
        }
    }

    private ChunkLayer keptOrFetched(Fetcher fetcher, int file)
            throws IOException, Refusal, InterruptedException, ManifestException {
        if (plan.isOffer()) {
            return followed(fetcher);
        }
        Optional<ChunkLayer> kept = store.layer(file);
        if (kept.isPresent()) {
            return kept.get();
        }
        ChunkLayer layer =
                new LayerFetch(
                                fetcher.requests(),
                                plan.root(file),
                                plan.layout(file),
                                bytes -> isWanted(fetcher, file, bytes))
                        .fetch(parts);
        keep(file, layer);
        return layer;
    }

    private void keep(int file, ChunkLayer layer) throws StorageException, NoLongerWanted {
        startKeeping();
        try {
            store.keepLayer(file, layer);
        } finally {
            stopKeeping();
        }
    }

    private void keepTold(int offset, byte[] hashes) throws StorageException, NoLongerWanted {
        startKeeping();
        try {
            store.keepTold(offset, hashes);
        } finally {
            stopKeeping();
        }
    }

    /** Refused to a job that is halted, whose store may be closed at any time. */
    private void startKeeping() throws NoLongerWanted {
        job.lock.lock();
        try {
            if (job.isHalted()) {
                throw new NoLongerWanted();
            }
            keeping++;
        } finally {
            job.lock.unlock();
        }
    }

    private void stopKeeping() {
        job.lock.lock();
        try {
            keeping--;
            kept.signalAll();
        } finally {
            job.lock.unlock();
        }
    }

    /** Waits until no layer is being written into the store; an interrupt does not end it. */
    void drain() {
        job.lock.lock();
        try {
            while (keeping > 0) {
                kept.awaitUninterruptibly();
            }
        } finally {
            job.lock.unlock();
        }
    }

    private @Nullable GrowingLayer growing() {
        job.lock.lock();
        try {
            return plan.growing();
        } finally {
            job.lock.unlock();
        }
    }

    /** The layer of an offer, once its root is known and everything stored is known to fit it. */
    private ChunkLayer followed(Fetcher fetcher)
            throws IOException, Refusal, InterruptedException, ManifestException {
        GrowingLayer growing = growing();
        if (growing == null) {
            throw new NoLongerWanted();
        }
        var watch = new Watch(fetcher);
        ChunkLayer layer =
                new LayerGrowth(fetcher.requests(), plan.root(0), growing, watch).follow(parts);
        new ResumedChunks(store, plan.resumed()).verify(layer, () -> watch.answered(true));
        return layer;
    }

    /** Lets everybody ask for what is known of an offer. */
    private final class Watch implements LayerGrowth.Watch {

        private final Fetcher fetcher;
        private final Condition moment = job.lock.newCondition();

        Watch(Fetcher fetcher) {
            this.fetcher = fetcher;
        }

        @Override
        public void told(int offset, byte[] hashes) throws IOException {
            keepTold(offset, hashes);
        }

        @Override
        public void pause() throws InterruptedException {
            job.lock.lock();
            try {
                long left = DownloadParts.TICK;
                while (left > 0) {
                    left = moment.awaitNanos(left);
                }
            } finally {
                job.lock.unlock();
            }
        }

        @Override
        public void answered(boolean news) throws NoLongerWanted {
            job.lock.lock();
            try {
                if (plan.growing() == null || fetcher.draining || job.isHalted()) {
                    throw new NoLongerWanted();
                }
                plan.layerGrows(0, parts.now());
                if (news) {
                    job.good();
                    job.wakeAll();
                }
            } finally {
                job.lock.unlock();
            }
        }
    }

    private boolean isWanted(Fetcher fetcher, int file, int bytes) {
        job.lock.lock();
        try {
            job.paged(fetcher.source(), bytes);
            return plan.needsLayer(file) && !fetcher.draining;
        } finally {
            job.lock.unlock();
        }
    }

    private void layerFetched(Fetcher fetcher, int file, @Nullable ChunkLayer layer) {
        job.lock.lock();
        try {
            fetcher.layersPending--;
            if (layer == null) {
                plan.layerFailed(file);
            } else {
                plan.layerKnown(file, layer);
                fetcher.source().gaveWhole();
                job.good();
            }
            job.wakeAll();
        } finally {
            job.lock.unlock();
        }
    }

    /** What the chunks of a file that are being fetched are verified against. */
    ChunkHashes hashes(int file) {
        job.lock.lock();
        try {
            return Objects.requireNonNull(plan.hashes(file), "asked for without a layer");
        } finally {
            job.lock.unlock();
        }
    }
}
