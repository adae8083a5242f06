package io.godwit.core.transfer.download;

import io.godwit.core.manifest.ChunkVerifier;
import io.godwit.core.storage.ChunkStore;
import io.godwit.core.storage.StorageException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies and stores chunks, on as many threads as there are processors and a few that wait for the disk meanwhile; they
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
            startOne();
        }
    }

    private void startOne() {
        try {
            parts.environment().threads().newThread(this::work).start();
        } catch (RuntimeException | Error fault) {
            notBegun(fault);
        }
    }

    /** A thread that is not there must not be waited for. Those that are there do its work; without any nobody does. */
    private void notBegun(Throwable fault) {
        List<ChunkFetch> left = new ArrayList<>();
        lock.lock();
        try {
            stopCounting();
            if (working == 0) {
                left.addAll(queue);
                queue.clear();
            }
        } finally {
            lock.unlock();
        }
        left.forEach(ChunkFetch::end);
        if (!left.isEmpty()) {
            job.broke(fault);
        }
    }

    /** Waits until everything submitted is verified and stored, or refused; an interrupt does not end it. */
    void drain() {
        lock.lock();
        try {
            while (working > 0) {
                idle.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        ChunkVerifier verifier = null;
        boolean counted = true;
        try {
            while (counted) {
                ChunkFetch fetch = next();
                counted = fetch != null;
                verifier = fetch == null ? verifier : processed(fetch, verifier);
            }
        } finally {
            leave(verifier, counted);
        }
    }

    /** Whatever happens, the chunk is ended; returns the verifier that was used, for the next one. */
    private @Nullable ChunkVerifier processed(ChunkFetch fetch, @Nullable ChunkVerifier last) {
        ChunkVerifier verifier = last;
        try {
            verifier = last == null ? verifier() : last;
            process(fetch, verifier);
        } catch (RuntimeException e) {
            failed(fetch, e);
        } catch (Error e) {
            job.broke(e);
        } finally {
            fetch.end();
            job.flights().buffered(fetch);
        }
        return verifier;
    }

    /** A fault that kept a chunk from being stored would most likely keep it again, each time that it is fetched. */
    private void failed(ChunkFetch fetch, RuntimeException fault) {
        if (job.flights().isWanted(fetch)) {
            job.broke(fault);
        } else {
            LOG.error("a chunk could not be processed", fault);
            job.flights().superfluous(fetch);
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

    /** The next chunk; if there is none, this thread no longer counts, so that the next chunk begins another. */
    private @Nullable ChunkFetch next() {
        lock.lock();
        try {
            ChunkFetch fetch = queue.pollFirst();
            if (fetch == null) {
                stopCounting();
            }
            return fetch;
        } finally {
            lock.unlock();
        }
    }

    private void leave(@Nullable ChunkVerifier verifier, boolean counted) {
        lock.lock();
        try {
            if (verifier != null) {
                spare.addLast(verifier);
            }
            if (counted) {
                stopCounting();
            }
        } finally {
            lock.unlock();
        }
    }

    private void stopCounting() {
        working--;
        idle.signalAll();
    }

    private void process(ChunkFetch fetch, ChunkVerifier verifier) {
        ByteBuffer data = fetch.whole();
        if (data == null || !job.flights().isWanted(fetch)) {
            job.flights().superfluous(fetch);
        } else if (isRight(fetch, verifier, data)) {
            put(fetch, data);
        } else {
            job.flights().rejected(fetch);
        }
    }

    private boolean isRight(ChunkFetch fetch, ChunkVerifier verifier, ByteBuffer data) {
        return verifier.matches(
                job.layers().hashes(fetch.file()), fetch.chunk(), data, fetch.leaves());
    }

    private void put(ChunkFetch fetch, ByteBuffer data) {
        try {
            Objects.requireNonNull(store, "no store yet").put(fetch.file(), fetch.chunk(), data);
            job.flights().stored(fetch);
        } catch (StorageException e) {
            job.flights().notStored(fetch, e);
        }
    }
}
