package io.godwit.core.transfer.download;

import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.RejectCode;
import io.godwit.core.storage.StorageException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What becomes of the chunks that were asked for: received, verified and stored, or back to the plan. Each ends exactly
 * once. Methods take the lock of the job unless they say that it is held.
 */
final class Flights {

    private final ReentrantLock lock;
    private final Job job;
    private final Plan plan;
    private final Picker picker;
    private final DownloadParts parts;

    Flights(Job job, Plan plan, Picker picker, DownloadParts parts) {
        this.lock = job.lock;
        this.job = job;
        this.plan = plan;
        this.picker = picker;
        this.parts = parts;
    }

    /** Everything that a connection still owes goes back to the plan; with the lock held. */
    void abandonAll(Fetcher fetcher) {
        for (ChunkFetch fetch : List.copyOf(fetcher.outstanding)) {
            withdraw(fetch);
            release(fetch);
        }
    }

    /** Expects nothing more of a request that is not here in full. */
    private void withdraw(ChunkFetch fetch) {
        Fetcher fetcher = fetch.fetcher();
        fetch.alive = false;
        fetcher.outstanding.remove(fetch);
        int stream = fetch.end();
        if (stream != 0) {
            fetcher.outbox.add(new Message.Cancel(stream));
            fetcher.work.signal();
        }
    }

    /** The chunk is free again, unless a second request for it is open. */
    private void release(ChunkFetch fetch) {
        ChunkFetch twin = fetch.twin;
        fetch.twin = null;
        if (twin == null) {
            plan.giveBack(fetch.number());
        } else {
            twin.twin = null;
        }
    }

    /** A chunk is here in full. */
    void received(ChunkFetch fetch) {
        lock.lock();
        try {
            if (!fetch.alive) {
                return;
            }
            fetch.fetcher().outstanding.remove(fetch);
            refill(fetch.fetcher());
            // With the lock, or a download that ends between the two finds nothing to wait for.
            job.verifiers().submit(fetch);
        } finally {
            lock.unlock();
        }
    }

    private void refill(Fetcher fetcher) {
        if (fetcher.draining || picker.isWorthWaking(fetcher)) {
            fetcher.work.signal();
        }
    }

    /** A source does not give a chunk. */
    void refused(ChunkFetch fetch, RejectCode code) {
        Fetcher fetcher = fetch.fetcher();
        lock.lock();
        try {
            if (!fetch.alive) {
                return;
            }
            withdraw(fetch);
            release(fetch);
            switch (code) {
                case TOO_MANY -> fetcher.mostRequests = Math.max(1, fetcher.outstanding.size() / 2);
                case BUSY -> job.penalties().rest(fetcher);
                case NOT_YET -> notYet(fetcher, fetch.file(), fetch.chunk());
                default -> job.penalties().lacks(fetcher, fetch.file(), code);
            }
            job.wakeAll();
        } finally {
            lock.unlock();
        }
    }

    private void notYet(Fetcher fetcher, int file, int chunk) {
        Source source = fetcher.source();
        Source.Holdings held = source.holdings(file);
        if (held == null || held.chunks() == null || held.has(chunk)) {
            source.lacksYet(file);
        }
    }

    /** Whether a chunk that is here in full is still wanted. */
    boolean isWanted(ChunkFetch fetch) {
        lock.lock();
        try {
            return fetch.alive && !plan.isDone(fetch.number());
        } finally {
            lock.unlock();
        }
    }

    /** A chunk is stored. */
    void stored(ChunkFetch fetch) {
        Source source = fetch.fetcher().source();
        boolean fresh;
        lock.lock();
        try {
            fetch.alive = false;
            fresh = plan.markDone(fetch.number(), fetch.file());
            if (fresh) {
                plan.origins().stored(fetch.number(), source.peer());
            }
            dismissTwin(fetch);
            source.succeeded();
            fetch.fetcher().stalls = 0;
            if (fresh && plan.isFileDone(fetch.file())) {
                fileDone(fetch.file());
            }
            if (plan.isComplete()) {
                job.nudge();
            }
        } finally {
            lock.unlock();
        }
        if (fresh) {
            source.verified(fetch.length());
            job.tally().verified(fetch.length());
            parts.reports().stored().stored(plan.root(fetch.file()), fetch.chunk());
        } else {
            job.tally().duplicate(fetch.length());
        }
    }

    private void dismissTwin(ChunkFetch fetch) {
        ChunkFetch twin = fetch.twin;
        fetch.twin = null;
        if (twin != null) {
            twin.twin = null;
            if (twin.fetcher().outstanding.contains(twin)) {
                withdraw(twin);
            }
        }
    }

    private void fileDone(int file) {
        job.tally().filesDone(plan.filesDone());
        for (Source source : job.roster.sources()) {
            Source.Holdings held = source.forget(file);
            if (held != null && held.stream() != 0 && !held.isFull()) {
                held.teller().requests().finish(held.stream(), 0);
                held.teller().outbox.add(new Message.Cancel(held.stream()));
            }
            job.penalties().dropIfUseless(source);
        }
    }

    /** A chunk did not verify: that chunk is fetched again elsewhere, its sender is dropped. */
    void rejected(ChunkFetch fetch) {
        lock.lock();
        try {
            fetch.alive = false;
            release(fetch);
            job.penalties().lied(fetch);
        } finally {
            lock.unlock();
        }
    }

    /** The store did not take a chunk. */
    void notStored(ChunkFetch fetch, StorageException failure) {
        lock.lock();
        try {
            fetch.alive = false;
            release(fetch);
        } finally {
            lock.unlock();
        }
        job.failed(failure);
    }

    /** A chunk came a second time, or too late. */
    void superfluous(ChunkFetch fetch) {
        lock.lock();
        try {
            fetch.alive = false;
            release(fetch);
        } finally {
            lock.unlock();
        }
        job.tally().duplicate(fetch.length());
    }

    /** A verifier is done with a buffer, so there is room for another chunk. */
    void buffered(ChunkFetch fetch) {
        lock.lock();
        try {
            refill(fetch.fetcher());
        } finally {
            lock.unlock();
        }
    }
}
