package io.godwit.app.transfers;

import io.godwit.core.node.DownloadRequest;
import io.godwit.core.node.Node;
import io.godwit.core.transfer.FailureReason;
import io.godwit.core.transfer.download.ChunkOrigins;
import io.godwit.core.transfer.download.Download;
import io.godwit.core.transfer.download.DownloadException;
import io.godwit.core.transfer.download.DownloadProgress;
import io.godwit.core.transfer.download.DownloadResult;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Fetches with whichever node is running. Thread-safe. */
public final class NodeFetching implements Fetching {

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
                return new FetchOutcome.Done(result.path(), result.bytes(), givers);
            }
            return switch (failure) {
                case DownloadException ended when ended.reason() == FailureReason.CANCELLED ->
                        new FetchOutcome.Stopped();
                case DownloadException ended -> new FetchOutcome.Failed(TransferFailure.of(ended));
                case InterruptedException _ -> new FetchOutcome.Stopped();
                case null, default -> new FetchOutcome.Failed(TransferFailure.INTERNAL);
            };
        }
    }
}
