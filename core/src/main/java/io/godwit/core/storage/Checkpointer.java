package io.godwit.core.storage;

import io.godwit.core.storage.StorageException.Reason;
import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes what was written durable: force the data, append a checkpoint, force the journal. In the background, after so
 * many bytes or so long a time, whichever is first.
 *
 * <p>After a failed force the system may have dropped the data and forget to say so next time. So everything since the
 * last checkpoint is voided and nothing more is accepted until the store is opened again. A checkpoint that cannot be
 * appended, for want of room, loses nothing: the next one says the same and more.
 */
final class Checkpointer {

    private final Journal journal;
    private final DataFiles data;
    private final StorageSettings settings;
    private final ScheduledExecutorService background;
    private final Consumer<StorageException> onFailure;

    /** One checkpoint at a time; only checkpoints wait for it, never a put. */
    private final ReentrantLock one = new ReentrantLock();

    private final AtomicLong unforcedBytes = new AtomicLong();
    private final AtomicBoolean timerArmed = new AtomicBoolean();
    private final AtomicBoolean queued = new AtomicBoolean();
    private long covered;
    private long settled;
    private boolean closed;
    private volatile @Nullable StorageException failure;

    Checkpointer(
            Journal journal,
            DataFiles data,
            StorageSettings settings,
            ScheduledExecutorService background,
            Consumer<StorageException> onFailure) {
        this.journal = journal;
        this.data = data;
        this.settings = settings;
        this.background = background;
        this.onFailure = onFailure;
        this.covered = journal.coveredAtOpen();
        this.settled = covered == journal.mark() ? covered : -1;
    }

    /** To be called after a claim. */
    void wrote(int bytes) {
        if (unforcedBytes.addAndGet(bytes) >= settings.checkpointBytes()) {
            if (queued.compareAndSet(false, true)) {
                schedule(0);
            }
        } else if (timerArmed.compareAndSet(false, true)) {
            schedule(settings.checkpointInterval().toMillis());
        }
    }

    private void schedule(long millis) {
        try {
            Future<?> _ = background.schedule(this::inBackground, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The process is ending; closing the store makes the last checkpoint.
            queued.set(false);
        }
    }

    private void inBackground() {
        try {
            flush();
        } catch (StorageException e) {
            // After a failed force the next put or publish throws, too; anything else the next
            // checkpoint makes good.
            onFailure.accept(e);
        }
    }

    /**
     * Makes everything durable that was claimed before this call.
     *
     * @throws StorageException if that failed, now or before
     */
    void flush() throws StorageException {
        one.lock();
        try {
            if (closed) {
                return;
            }
            requireSound();
            timerArmed.set(false);
            queued.set(false);
            unforcedBytes.set(0);
            long mark = journal.mark();
            force(data::force);
            if (mark != settled) {
                long index = note(mark);
                force(journal::force);
                covered = mark;
                // A claim that came between the two waits for the next checkpoint.
                settled = index == mark ? index + 1 : -1;
            }
        } finally {
            one.unlock();
        }
    }

    /** Appends a checkpoint; a failure costs nothing, as the data is forced and a torn entry stands alone. */
    private long note(long mark) throws StorageException {
        try {
            return journal.checkpoint(mark);
        } catch (IOException e) {
            throw DiskErrors.of("noting what the disk keeps failed", e);
        }
    }

    private interface Force {
        void run() throws IOException;
    }

    private void force(Force force) throws StorageException {
        try {
            force.run();
        } catch (IOException e) {
            throw failed(e);
        } catch (RuntimeException | Error e) {
            // Nobody knows what was forced, and none of it waits for that any more: the next
            // checkpoint would vouch for data that a power cut takes away.
            throw failed(new IOException("forcing broke off", e));
        }
    }

    private StorageException failed(IOException cause) {
        StorageException failed = DiskErrors.of("the disk did not keep what was written", cause);
        failure = failed;
        try {
            journal.voidFrom(covered);
        } catch (IOException e) {
            failed.addSuppressed(e);
        }
        return failed;
    }

    /** Ends checkpoints; waits for one under way. */
    void close() {
        one.lock();
        try {
            closed = true;
        } finally {
            one.unlock();
        }
    }

    /** Throws what a force failed of; never as FULL, as room alone would not help any more. */
    void requireSound() throws StorageException {
        StorageException failed = failure;
        if (failed != null) {
            Reason reason = failed.reason() == Reason.FULL ? Reason.IO_ERROR : failed.reason();
            throw new StorageException(reason, "the disk failed; open the download again", failed);
        }
    }
}
