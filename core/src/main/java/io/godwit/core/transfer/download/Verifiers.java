package io.godwit.core.transfer.download;

import io.godwit.core.manifest.ChunkVerifier;
import io.godwit.core.storage.ChunkStore;
import io.godwit.core.storage.StorageException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hashes and stores chunks, on as many threads as there are processors and a few that wait for the disk meanwhile; they
 * exist only while there is work.
 *
 * <p>What waits here is bounded by the memory budget, out of which every request was made.
 */
final class Verifiers {

    private static final Logger LOG = LoggerFactory.getLogger(Verifiers.class);

    private static final int AT_THE_DISK = 2;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final Deque<ChunkFetch> queue = new ArrayDeque<>();
    private final Deque<ChunkVerifier> spare = new ArrayDeque<>();
    private final int most = Runtime.getRuntime().availableProcessors() + AT_THE_DISK;
    private final Job job;
    private final DownloadParts parts;
    private volatile @Nullable ChunkStore store;
    private int working;

    Verifiers(Job job, DownloadParts parts) {
        this.job = job;
        this.parts = parts;
    }

    void begin(ChunkStore target) {
        store = target;
    }

    /** Takes a chunk that is here in full; never blocks. */
    void submit(ChunkFetch fetch) {
        boolean start;
        lock.lock();
        try {
            queue.addLast(fetch);
            start = working < most;
            working += start ? 1 : 0;
        } finally {
            lock.unlock();
        }
        if (start) {
            parts.environment().threads().newThread(this::work).start();
        }
    }

    /** Waits until everything submitted is verified and stored, or refused. */
    void drain() throws InterruptedException {
        lock.lock();
        try {
            while (working > 0) {
                idle.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        ChunkVerifier verifier = verifier();
        ChunkFetch fetch = next(verifier);
        while (fetch != null) {
            try {
                process(fetch, verifier);
            } catch (RuntimeException e) {
                LOG.error("a chunk could not be processed", e);
                job.flights().superfluous(fetch);
            } finally {
                fetch.end();
                job.flights().buffered(fetch);
            }
            fetch = next(verifier);
        }
    }

    private ChunkVerifier verifier() {
        lock.lock();
        try {
            ChunkVerifier used = spare.pollLast();
            return used == null ? new ChunkVerifier() : used;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable ChunkFetch next(ChunkVerifier verifier) {
        lock.lock();
        try {
            ChunkFetch fetch = queue.pollFirst();
            if (fetch == null) {
                spare.addLast(verifier);
                working--;
                idle.signalAll();
            }
            return fetch;
        } finally {
            lock.unlock();
        }
    }

    private void process(ChunkFetch fetch, ChunkVerifier verifier) {
        byte[] data = fetch.whole();
        if (data == null || !job.flights().isWanted(fetch)) {
            job.flights().superfluous(fetch);
        } else if (verifier.matches(job.layers().hashes(fetch.file()), fetch.chunk(), data, 0)) {
            put(fetch, data);
        } else {
            job.flights().rejected(fetch);
        }
    }

    private void put(ChunkFetch fetch, byte[] data) {
        try {
            Objects.requireNonNull(store, "no store yet").put(fetch.file(), fetch.chunk(), data, 0);
            job.flights().stored(fetch);
        } catch (StorageException e) {
            job.flights().notStored(fetch, e);
        }
    }
}
