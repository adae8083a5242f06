package io.godwit.core.transfer.download;

import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.manifest.ManifestException;
import io.godwit.core.storage.ChunkStore;
import io.godwit.core.storage.StorageException;
import io.godwit.core.transfer.TransferEvent.Fault;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
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

    Layers(Job job, Plan plan, ChunkStore store, DownloadParts parts) {
        this.job = job;
        this.plan = plan;
        this.store = store;
        this.parts = parts;
    }

    /** Fetches and checks the chunk layer of a file; on a thread of its own. */
    void fetch(Fetcher fetcher, int file) {
        ChunkLayer layer = null;
        try {
            layer = keptOrFetched(fetcher, file);
        } catch (StorageException e) {
            job.failed(e);
        } catch (Refusal e) {
            job.lacks(fetcher, file, e.code());
        } catch (ManifestException e) {
            job.drop(fetcher.source(), Fault.BAD_DATA);
        } catch (NoLongerWanted e) {
            LOG.debug("a layer came from elsewhere", e);
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
        Optional<ChunkLayer> kept = store.layer(file);
        if (kept.isPresent()) {
            return kept.get();
        }
        ChunkLayer layer =
                new LayerFetch(
                                fetcher.requests(),
                                plan.root(file),
                                plan.layout(file),
                                () -> isWanted(fetcher, file))
                        .fetch(parts);
        store.keepLayer(file, layer);
        return layer;
    }

    private boolean isWanted(Fetcher fetcher, int file) {
        job.lock.lock();
        try {
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
                job.good();
            }
            job.wakeAll();
        } finally {
            job.lock.unlock();
        }
    }

    /** The layer of a file whose chunks are being fetched. */
    ChunkLayer layer(int file) {
        job.lock.lock();
        try {
            return Objects.requireNonNull(plan.layer(file), "asked for without a layer");
        } finally {
            job.lock.unlock();
        }
    }
}
