package io.godwit.core.transfer.download;

import io.godwit.core.content.ContentId;
import io.godwit.core.event.EventSink;
import io.godwit.core.protocol.RejectCode;
import io.godwit.core.storage.ChunkStore;
import io.godwit.core.storage.PageBuffers;
import io.godwit.core.transfer.Environment;
import io.godwit.core.transfer.RateLimit;
import io.godwit.core.transfer.TransferSettings;
import io.godwit.core.transfer.upload.OfferException;
import io.godwit.core.transfer.upload.OfferedFile;
import io.godwit.core.transfer.upload.OfferedManifest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ObjIntConsumer;

/** All running downloads of an engine. Thread-safe. */
public final class Downloads implements AutoCloseable {

    private final List<Download> running = new CopyOnWriteArrayList<>();
    private final DownloadParts parts;

    /**
     * A download side.
     *
     * @param environment time, chance and threads
     * @param settings memory and times
     * @param connections the connections that the message handler feeds
     * @param limit shared by everything requested
     * @param events told what happens
     * @param stored told of each chunk that can be served from now on
     */
    public Downloads(
            Environment environment,
            TransferSettings settings,
            Connections connections,
            RateLimit limit,
            EventSink events,
            ObjIntConsumer<ContentId> stored) {
        this.parts =
                new DownloadParts(
                        environment,
                        settings,
                        connections,
                        new PageBuffers(settings.memory()),
                        new MemoryBudget(settings.memory()),
                        limit,
                        new DownloadParts.Reports(events, stored::accept));
    }

    /**
     * Starts a download.
     *
     * @param spec what to get
     * @param sources where from
     * @param opener where to
     * @return the running download
     * @throws IllegalArgumentException if it is a file with a name that no manifest may have
     */
    public Download start(DownloadSpec spec, Sources sources, StoreOpener opener) {
        var download = new Download(spec, order -> new Conductor(order, parts, sources, opener));
        running.add(download);
        boolean begun = false;
        try {
            Runnable run = () -> download.run(() -> ended(download));
            parts.environment().threads().newThread(run).start();
            begun = true;
            return download;
        } finally {
            if (!begun) {
                ended(download);
            }
        }
    }

    private void ended(Download download) {
        running.remove(download);
        if (running.isEmpty()) {
            parts.buffers().clear();
        }
    }

    /** The downloads that have not ended. */
    public List<Download> running() {
        return List.copyOf(running);
    }

    /**
     * A file of a running download, as far as it is verified.
     *
     * @param root the file's Merkle root
     * @param download which download it must belong to
     */
    public Optional<OfferedFile> file(ContentId root, Download download) {
        Conductor conductor = download.conductor();
        Plan plan = conductor.job().plan();
        ChunkStore store = conductor.store();
        // Of an offer it is not known yet whether it belongs to any root.
        if (plan == null || plan.isOffer() || store == null || conductor.state().isFinal()) {
            return Optional.empty();
        }
        int file = plan.find(root);
        return file < 0
                ? Optional.empty()
                : Optional.of(new PartialFile(conductor.job(), plan, store, file));
    }

    /**
     * The manifest of a running download; while it is not known, reading from it fails with {@code NOT_YET}, so that
     * others who begin at the same time come back for it.
     */
    public Optional<OfferedManifest> manifest(Download download) {
        ManifestDesk desk = download.conductor().job().manifests();
        byte[] encoded = desk.encoded();
        if (encoded != null) {
            return Optional.of(OfferedManifest.of(encoded));
        }
        return desk.isKnown() ? Optional.empty() : Optional.of(new PendingManifest());
    }

    private record PendingManifest() implements OfferedManifest {
        @Override
        public long length() {
            return 1;
        }

        @Override
        public void read(long offset, byte[] target, int targetOffset, int length)
                throws OfferException {
            throw new OfferException(RejectCode.NOT_YET, "manifest");
        }
    }

    /** Tries again soon what was out of reach, as this machine's network is not what it was. */
    public void networkChanged() {
        running.forEach(Download::networkChanged);
    }

    /** Bytes in chunk buffers, asked for or received and not yet stored. */
    public long bytesInFlight() {
        return parts.budget().reserved();
    }

    /** Cancels all downloads; what is verified is kept. */
    @Override
    public void close() {
        running.forEach(Download::cancel);
    }
}
