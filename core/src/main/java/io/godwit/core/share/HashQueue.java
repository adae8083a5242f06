package io.godwit.core.share;

import io.godwit.core.share.EntryTable.Change;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Files being hashed, a bounded number at once: few large ones, or so many small ones that no lane waits. Used by one
 * thread.
 */
final class HashQueue {

    /** Large files for each lane, so that no lane waits while another file is opened. */
    private static final int FILES_PER_LANE = 2;

    /** How many small files wait or are hashed at most. */
    private static final int CAPACITY = 512;

    /**
     * A finished file: what to write, or why there is nothing.
     *
     * @param share what it took of the capacity
     */
    record Result(Change change, Optional<IOException> failure, int share) {}

    private final FileHasher hasher;
    private final int largeShare;
    private final CompletionService<Result> small;
    private final CompletionService<Result> large;
    private int busy;

    /**
     * An empty queue.
     *
     * @param lanes where small files are hashed
     * @param count number of lanes
     */
    HashQueue(FileHasher hasher, Executor lanes, int count) {
        BlockingQueue<Future<Result>> results = new LinkedBlockingQueue<>();
        this.hasher = hasher;
        this.largeShare = Math.max(1, CAPACITY / (count * FILES_PER_LANE));
        this.small = new ExecutorCompletionService<>(lanes, results);
        this.large =
                new ExecutorCompletionService<>(
                        task -> Thread.ofVirtual().name("godwit-index-file").start(task), results);
    }

    /** Whether to take a result before submitting more. */
    boolean isFull() {
        return busy >= CAPACITY;
    }

    boolean isBusy() {
        return busy > 0;
    }

    /**
     * Has a file hashed.
     *
     * @param size what the file's size was a moment ago, in bytes
     * @param listener told how it goes, if the file is large
     */
    void submit(Path top, Path local, Change change, long size, HashingListener listener) {
        boolean isSmall = FileHasher.isSmall(size);
        int share = isSmall ? 1 : largeShare;
        busy += share;
        // It may have grown since, and a lane that waits for lanes could wait for ever.
        Hashing hashing =
                isSmall
                        ? () -> hasher.hashAlone(top, local)
                        : () -> hasher.hash(top, local, listener);
        (isSmall ? small : large).submit(() -> hash(hashing, change, share));
    }

    private interface Hashing {
        IndexedFile hash() throws IOException, InterruptedException;
    }

    private static Result hash(Hashing hashing, Change change, int share)
            throws InterruptedException {
        try {
            IndexedFile file = hashing.hash();
            return new Result(
                    new Change(change.id(), change.path(), change.local(), file),
                    Optional.empty(),
                    share);
        } catch (IOException e) {
            return new Result(change, Optional.of(e), share);
        }
    }

    /** Waits for the next finished file. */
    Result take() throws InterruptedException {
        try {
            Result result = small.take().get();
            busy -= result.share();
            return result;
        } catch (ExecutionException e) {
            throw new IllegalStateException("hashing failed", e);
        }
    }
}
