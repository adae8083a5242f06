package io.godwit.app.transfers;

import io.godwit.core.content.ContentId;
import io.godwit.core.event.EventSink;
import io.godwit.core.node.DownloadRequest;
import io.godwit.core.node.Node;
import io.godwit.core.storage.FileChunkStores;
import io.godwit.core.storage.StorageException;
import io.godwit.core.storage.StorageSettings;
import io.godwit.core.transfer.FailureReason;
import io.godwit.core.transfer.download.ChunkOrigins;
import io.godwit.core.transfer.download.Download;
import io.godwit.core.transfer.download.DownloadException;
import io.godwit.core.transfer.download.DownloadProgress;
import io.godwit.core.transfer.download.DownloadResult;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches with whichever node is running. Thread-safe. */
public final class NodeFetching implements Fetching {

    private static final Logger LOG = LoggerFactory.getLogger(NodeFetching.class);

    private final Supplier<Optional<Node>> node;

    /**
     * Fetching through a node.
     *
     * @param node the running node; empty while the network is off
     */
    public NodeFetching(Supplier<Optional<Node>> node) {
        this.node = node;
    }

    @Override
    public Optional<Fetch> start(DownloadRequest request) {
        return node.get().map(running -> new NodeFetch(running.download(request)));
    }

    @Override
    public CompletableFuture<Void> discard(ContentId id, Path folder) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        delete(id, folder);
                    } catch (StorageException kept) {
                        LOG.warn("what a cancelled transfer has left cannot be deleted", kept);
                    }
                },
                Thread::startVirtualThread);
    }

    private void delete(ContentId id, Path folder) throws StorageException {
        Optional<Node> running = node.get();
        if (running.isPresent()) {
            running.get().discard(folder, id);
            return;
        }
        try (FileChunkStores stores =
                new FileChunkStores(StorageSettings.DEFAULT, EventSink.NONE, new SecureRandom())) {
            stores.discard(folder, id);
        }
    }

    private record NodeFetch(Download download, CompletableFuture<FetchOutcome> outcome)
            implements Fetch {

        NodeFetch(Download download) {
            this(download, download.result().handle(NodeFetch::outcome));
        }

        @Override
        public void pause() {
            download.pause();
        }

        @Override
        public void resume() {
            download.resume();
        }

        @Override
        public void discard() {
            download.discard();
        }

        @Override
        public void limit(long bytesPerSecond) {
            download.limit(bytesPerSecond);
        }

        @Override
        public DownloadProgress progress() {
            return download.progress();
        }

        @Override
        public Optional<ChunkOrigins> origins() {
            return download.origins();
        }

        private static FetchOutcome outcome(
                @Nullable DownloadResult result, @Nullable Throwable failure) {
            if (result != null) {
                int givers = (int) result.sources().stream().filter(one -> one.bytes() > 0).count();
                return new FetchOutcome.Done(result.path(), result.id(), result.bytes(), givers);
            }
            return switch (failure) {
                case DownloadException ended when ended.reason() == FailureReason.CANCELLED ->
                        new FetchOutcome.Stopped();
                case DownloadException ended -> new FetchOutcome.Failed(TransferFailure.of(ended));
                case null, default -> new FetchOutcome.Failed(TransferFailure.INTERNAL);
            };
        }
    }
}
