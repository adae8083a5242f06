package io.godwit.app.transfers;

import io.godwit.core.content.ContentId;
import io.godwit.core.node.DownloadRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Fetches through another, and tells each end of an attempt: held attempts are not looked at again and again. Thread-safe
 * if that one is.
 */
final class WakingFetching implements Fetching {
    private final Fetching fetching;
    private final Runnable wake;

    /**
     * Fetching through another.
     *
     * @param fetching does the work
     * @param wake told when an attempt has ended, on any thread; must not block
     */
    WakingFetching(Fetching fetching, Runnable wake) {
        this.fetching = fetching;
        this.wake = wake;
    }

    @Override
    public Optional<Fetch> start(DownloadRequest request) {
        Optional<Fetch> attempt = fetching.start(request);
        attempt.ifPresent(one -> {
            var _ = one.outcome().thenRun(wake);
        });
        return attempt;
    }

    @Override
    public CompletableFuture<Void> discard(ContentId id, Path folder) {
        return fetching.discard(id, folder);
    }
}
