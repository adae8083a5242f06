package io.godwit.app.transfers;

import io.godwit.core.content.ContentId;
import io.godwit.core.node.DownloadRequest;
import io.godwit.core.peer.PeerId;
import io.godwit.core.transfer.DownloadState;
import io.godwit.core.transfer.download.ChunkOrigins;
import io.godwit.core.transfer.download.DownloadProgress;
import io.godwit.core.transfer.download.SourceProgress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Fetching without a network: a test decides how far each attempt is and how it ends. */
public final class FakeFetching implements Fetching {

    /** Every attempt that was begun, in order. */
    public final List<FakeFetch> begun = new CopyOnWriteArrayList<>();

    /** Everything of which the left-overs were to be deleted, in order. */
    public final List<ContentId> discarded = new CopyOnWriteArrayList<>();

    /** Where each of them was. */
    public final List<Path> discardedFrom = new CopyOnWriteArrayList<>();

    /** How deleting goes; done at once unless a test says otherwise. */
    public volatile CompletableFuture<Void> deleting = CompletableFuture.completedFuture(null);

    /** Whether the network is on. */
    public volatile boolean online = true;

    @Override
    public Optional<Fetch> start(DownloadRequest request) {
        if (!online) {
            return Optional.empty();
        }
        var fetch = new FakeFetch(request);
        begun.add(fetch);
        return Optional.of(fetch);
    }

    @Override
    public CompletableFuture<Void> discard(ContentId id, Path folder) {
        discarded.add(id);
        discardedFrom.add(folder);
        return deleting;
    }

    /** The latest attempt at something of that name. */
    public FakeFetch of(String name) {
        return begun.reversed().stream()
                .filter(one -> one.request.target().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Whether something of that name was begun. */
    public boolean hasBegun(String name) {
        return begun.stream().anyMatch(one -> one.request.target().name().equals(name));
    }

    /** One attempt. */
    public static final class FakeFetch implements Fetch {
        public final DownloadRequest request;
        private final CompletableFuture<FetchOutcome> outcome = new CompletableFuture<>();
        private volatile DownloadProgress progress =
                new DownloadProgress(DownloadState.PREPARING, 0, 0, 0, 0, 0, List.of());
        private volatile DownloadProgress beforePause = progress;
        private volatile @Nullable ChunkOrigins origins;

        /** Whether it was told to delete what it stored. */
        public volatile boolean discarded;

        /** Most bytes a second. */
        public volatile long limit;

        FakeFetch(DownloadRequest request) {
            this.request = request;
            limit = request.limit();
        }

        /** Goes on to that many bytes. */
        public void reach(long done, long total, long rate) {
            var source = new SourceProgress(new PeerId(7, 0, 0, 1), done, rate, 1, false);
            progress =
                    new DownloadProgress(
                            DownloadState.RUNNING, done, total, rate, 0, 1, List.of(source));
        }

        /** Comes from several peers. */
        public void swarm(List<PeerId> peers, ChunkOrigins map) {
            origins = map;
            long done = 330L << 20;
            List<SourceProgress> sources =
                    List.of(
                            new SourceProgress(peers.get(0), done / 2, 9L << 20, 2, false),
                            new SourceProgress(peers.get(1), done / 3, 4L << 20, 1, false),
                            new SourceProgress(peers.get(2), done / 6, 0, 0, false));
            progress =
                    new DownloadProgress(
                            DownloadState.RUNNING, done, 512L << 20, 13L << 20, 0, 1, sources);
        }

        /** The same with more bytes. */
        public void advance(long done) {
            DownloadProgress was = progress;
            progress =
                    new DownloadProgress(
                            was.state(),
                            done,
                            was.totalBytes(),
                            was.bytesPerSecond(),
                            0,
                            1,
                            was.sources());
        }

        public void enter(DownloadState state) {
            DownloadProgress was = progress;
            progress =
                    new DownloadProgress(
                            state, was.verifiedBytes(), was.totalBytes(), 0, 0, 1, was.sources());
        }

        public void finish(Path path) {
            outcome.complete(
                    new FetchOutcome.Done(
                            path, request.target().wanted().id(), progress.totalBytes(), 1));
        }

        public void fail(TransferFailure failure) {
            outcome.complete(new FetchOutcome.Failed(failure));
        }

        public void stop() {
            outcome.complete(new FetchOutcome.Stopped());
        }

        public DownloadState state() {
            return progress.state();
        }

        @Override
        public void pause() {
            beforePause = progress;
            enter(DownloadState.PAUSED);
        }

        @Override
        public void resume() {
            progress = beforePause;
        }

        @Override
        public void discard() {
            discarded = true;
        }

        @Override
        public void limit(long bytesPerSecond) {
            limit = bytesPerSecond;
        }

        @Override
        public DownloadProgress progress() {
            return progress;
        }

        @Override
        public Optional<ChunkOrigins> origins() {
            return Optional.ofNullable(origins);
        }

        @Override
        public CompletableFuture<FetchOutcome> outcome() {
            return outcome;
        }
    }
}
