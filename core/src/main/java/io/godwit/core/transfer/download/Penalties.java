package io.godwit.core.transfer.download;

import io.godwit.core.content.ContentId;
import io.godwit.core.protocol.RejectCode;
import io.godwit.core.transfer.TransferEvent;
import io.godwit.core.transfer.TransferEvent.Fault;
import io.godwit.core.transfer.TransferEvent.Loss;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a source that fails, lies or has nothing to give: it rests, is tried again later, or is dropped for
 * good. Guarded by the lock of the job, which is held unless a method says that it takes it.
 */
final class Penalties {

    /** For how long the only one who gave something is tried again often: so long people let machines sleep. */
    private static final long MISSED = TimeUnit.MINUTES.toNanos(15);

    /** Failures that count of somebody who is missed: he is tried again every two seconds on average. */
    private static final int FEW = 3;

    private final ContentId id;
    private final Job job;
    private final Backoff backoff;

    Penalties(ContentId id, Job job, Backoff backoff) {
        this.id = id;
        this.job = job;
        this.backoff = backoff;
    }

    /** A connection ended by itself: its source is tried again, or dropped if there is no point in that. */
    void lost(Fetcher fetcher, @Nullable IOException cause) {
        Source source = fetcher.source();
        Requests line = fetcher.line();
        if (line == null && fetcher.isJoined()) {
            joinFailed(source, cause);
            return;
        }
        Fault fault = Faults.of(line == null ? cause : line.breach());
        if (fault != null) {
            dropLocked(source, fault);
        } else if (source.fetchers().isEmpty()) {
            source.retryAt(job.now() + pause(source));
            job.emit(
                    new TransferEvent.SourceLost(
                            id, source.peer(), line == null ? Loss.UNREACHABLE : Loss.CLOSED));
        } else {
            source.retryAt(job.now() + backoff.nanos(1));
        }
    }

    private long pause(Source source) {
        int failures = source.failed();
        boolean missed =
                source.hasGiven()
                        && !job.roster.isConnected()
                        && job.now() - job.lastGood() < MISSED;
        return backoff.nanos(missed ? Math.min(failures, FEW) : failures);
    }

    /** This machine's network is not what it was: whoever is waited for is tried again soon; takes the lock. */
    void networkChanged() {
        job.lock.lock();
        try {
            long now = job.now();
            job.roster.sources().forEach(source -> source.networkChanged(now + backoff.nanos(1)));
            job.nudge();
        } finally {
            job.lock.unlock();
        }
    }

    private void joinFailed(Source source, @Nullable IOException cause) {
        if (Faults.refusesJoin(cause)) {
            source.refusesJoin();
        } else if (!source.fetchers().isEmpty()) {
            source.retryAt(job.now() + backoff.nanos(source.joinFailed()));
        }
    }

    /** A source was silent for too long: its chunks go to others, and it rests. */
    void stalled(Fetcher fetcher) {
        job.abandonAll(fetcher);
        rest(fetcher);
        job.emit(new TransferEvent.SourceLost(id, fetcher.source().peer(), Loss.STALLED));
        job.wakeAll();
    }

    /** Asks nothing of a connection for a while. */
    void rest(Fetcher fetcher) {
        fetcher.resting = true;
        fetcher.restUntil = job.now() + backoff.nanos(++fetcher.stalls);
    }

    /** A chunk did not verify: its sender is dropped and named. */
    void lied(ChunkFetch fetch) {
        Source source = fetch.fetcher().source();
        source.rejectedOne();
        dropLocked(source, Fault.BAD_DATA);
        job.emit(new TransferEvent.ChunkRejected(id, source.peer(), fetch.file(), fetch.chunk()));
    }

    /** Nothing is expected of a source any more; takes the lock. */
    void drop(Source source, Fault fault) {
        job.lock.lock();
        try {
            dropLocked(source, fault);
        } finally {
            job.lock.unlock();
        }
    }

    private void dropLocked(Source source, Fault fault) {
        if (!source.isDropped()) {
            job.sizes.dropped(source.peer(), fault);
            source.drop(fault);
            source.fetchers().forEach(job::abandonAll);
            job.emit(new TransferEvent.SourceDropped(id, source.peer(), fault));
            job.wakeAll();
        }
    }

    /** A source that has nothing of what is left is not waited for. */
    void dropIfUseless(Source source) {
        Fault fault = source.uselessFor(job.known());
        if (fault != null) {
            dropLocked(source, fault);
        }
    }

    /** A source does not tell, or no longer, what it has of a file; takes the lock. */
    void doesNotTell(Fetcher fetcher, int file, RejectCode code) {
        job.lock.lock();
        try {
            fetcher.source().doesNotTell(file, fetcher);
            if (code == RejectCode.NOT_FOUND) {
                lacks(fetcher, file, code);
            }
        } finally {
            job.lock.unlock();
        }
    }

    /** A source does not have a file, or not the one we want; takes the lock. */
    void lacks(Fetcher fetcher, int file, RejectCode code) {
        job.lock.lock();
        try {
            Source source = fetcher.source();
            if (isForNow(code)) {
                source.lacksYet(file);
                return;
            }
            source.lacks(job.known(), file, Faults.ofRefusal(code));
            job.sizes.refused(source.peer(), code);
            dropIfUseless(source);
        } finally {
            job.lock.unlock();
        }
    }

    private static boolean isForNow(RejectCode code) {
        return switch (code) {
            case NOT_YET, BUSY, TOO_MANY -> true;
            case NOT_FOUND, OUT_OF_RANGE, CHANGED, IO_ERROR -> false;
        };
    }
}
