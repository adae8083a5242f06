package io.godwit.core.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Forces many files at once: systems merge the flushes of files that are forced together, so several threads are worth
 * it on any disk.
 */
final class Forcer {

    private final Executor threads;

    Forcer(Executor threads) {
        this.threads = threads;
    }

    /** Forces all files; waits for all of them, also when one fails or the caller is interrupted. */
    void force(List<Integer> files, OneFile force) throws IOException {
        if (files.size() == 1) {
            force.force(files.getFirst());
            return;
        }
        CompletableFuture<?>[] running =
                files.stream()
                        .map(file -> CompletableFuture.runAsync(() -> one(file, force), threads))
                        .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(running).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException failed) {
                throw failed.getCause();
            }
            throw e;
        }
    }

    private static void one(int file, OneFile force) {
        try {
            force.force(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forces one file by its number. */
    interface OneFile {
        void force(int file) throws IOException;
    }
}
