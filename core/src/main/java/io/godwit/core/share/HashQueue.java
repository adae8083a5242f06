package io.godwit.core.share;

import io.godwit.core.share.EntryTable.Change;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;

/** Files being hashed, a bounded number at once. Used by one thread. */
final class HashQueue {

    /** Open files for each lane, so that no lane waits while another file is opened. */
    private static final int FILES_PER_LANE = 2;

    /** A finished file: what to write, or why there is nothing. */
    record Result(Change change, Optional<IOException> failure) {}

    private final FileHasher hasher;
    private final int capacity;
    private final CompletionService<Result> results =
            new ExecutorCompletionService<>(
                    task -> Thread.ofVirtual().name("godwit-index-file").start(task));
    private int busy;

    HashQueue(FileHasher hasher, int lanes) {
        this.hasher = hasher;
        this.capacity = lanes * FILES_PER_LANE;
    }

    boolean isFull() {
        return busy >= capacity;
    }

    boolean isBusy() {
        return busy > 0;
    }

    void submit(Path top, Path local, Change change) {
        busy++;
        results.submit(() -> hash(top, local, change));
    }

    private Result hash(Path top, Path local, Change change) throws InterruptedException {
        try {
            IndexedFile file = hasher.hash(top, local);
            return new Result(
                    new Change(change.id(), change.path(), change.local(), file), Optional.empty());
        } catch (IOException e) {
            return new Result(change, Optional.of(e));
        }
    }

    /** Waits for the next finished file. */
    Result take() throws InterruptedException {
        busy--;
        try {
            return results.take().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("hashing failed", e);
        }
    }
}
