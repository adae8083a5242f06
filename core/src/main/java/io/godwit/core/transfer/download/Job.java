package io.godwit.core.transfer.download;

import io.godwit.core.content.Bitfield;
import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.protocol.Message;
import io.godwit.core.storage.ChunkStore;
import io.godwit.core.storage.StorageException;
import io.godwit.core.transfer.TransferEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The state of one running download, under one lock, and everything that changes it: what fetchers ask, what readers
 * bring, what verifiers find. No I/O happens under the lock. {@link Conductor} drives it, {@link Penalties} say what
 * becomes of sources that fail.
 */
final class Job {

    /** Guards everything that has no thread-safety of its own. */
    final ReentrantLock lock = new ReentrantLock();

    /** Signalled when the conductor has to look. */
    final Condition changed = lock.newCondition();

    /** Sources and connections; guarded by the lock. */
    final Roster roster;

    /** Whether what was said about the file is wrong; guarded by the lock. */
    final SizeInquiry sizes;

    private final ContentId id;
    private final DownloadParts parts;
    private final Sources sources;
    private final Verifiers verifiers;
    private final Penalties penalties;
    private final ManifestDesk manifests;
    private final Tally tally = new Tally();
    private volatile @Nullable Plan plan;
    private @Nullable Picker picker;
    private volatile @Nullable Flights flights;
    private volatile @Nullable Layers layers;
    private @Nullable StorageException storageFailure;
    private @Nullable Throwable broken;
    private boolean halted;
    private boolean nudged;
    private long promptedAt;
    private long lastGood;

    /**
     * A job with nothing to do yet.
     *
     * @param random chance, from now on guarded by the lock
     */
    Job(
            DownloadSpec spec,
            DownloadParts parts,
            Sources sources,
            Backoff backoff,
            RandomGenerator random) {
        this.id = spec.id();
        this.parts = parts;
        this.sources = sources;
        this.roster = new Roster(spec.streams(), random);
        this.manifests = new ManifestDesk(spec.wanted());
        this.sizes = new SizeInquiry(spec.id(), this, sources, parts);
        this.penalties = new Penalties(spec.id(), this, backoff);
        this.verifiers = new Verifiers(this, parts);
        this.lastGood = parts.now();
        this.promptedAt = lastGood;
    }

    // ---- what others need to know

    Sources sources() {
        return sources;
    }

    Connections connections() {
        return parts.connections();
    }

    Verifiers verifiers() {
        return verifiers;
    }

    ManifestDesk manifests() {
        return manifests;
    }

    Penalties penalties() {
        return penalties;
    }

    Tally tally() {
        return tally;
    }

    long now() {
        return parts.now();
    }

    void start(Runnable work) {
        parts.environment().threads().newThread(work).start();
    }

    /** What there is to fetch; known as long as anything is. */
    Plan known() {
        return Objects.requireNonNull(plan, "no plan yet");
    }

    /** What was asked for; known as long as anything is. */
    Flights flights() {
        return Objects.requireNonNull(flights, "no plan yet");
    }

    Layers layers() {
        return Objects.requireNonNull(layers, "no plan yet");
    }

    @Nullable Plan plan() {
        return plan;
    }

    ContentId root(int file) {
        return known().root(file);
    }

    ChunkLayout layout(int file) {
        return known().layout(file);
    }

    void emit(TransferEvent event) {
        parts.reports().events().emit(event);
    }

    // ---- called by the conductor, with the lock held

    void begin(Plan newPlan, Picker newPicker, ChunkStore store) {
        verifiers.begin(store);
        layers = new Layers(this, newPlan, store, parts);
        flights = new Flights(this, newPlan, newPicker, parts);
        picker = newPicker;
        plan = newPlan;
        good();
        wakeAll();
    }

    /** Something went well; with the lock held. */
    void good() {
        lastGood = now();
    }

    /** A page of a manifest or layer that is not whole came; with the lock held. */
    void paged(Source source, int bytes) {
        if (source.paged(bytes)) {
            good();
        }
    }

    boolean isHalted() {
        return halted;
    }

    /**
     * Ends all connections, and at once what was asked of them, so that nothing that still comes is stored; or lets new
     * ones be made.
     */
    void halt(boolean stop) {
        halted = stop;
        lastGood = now();
        if (stop) {
            sizes.stop();
            roster.fetchers().forEach(this::abandonAll);
        }
        wakeAll();
    }

    @Nullable StorageException takeStorageFailure() {
        StorageException failure = storageFailure;
        storageFailure = null;
        return failure;
    }

    /** Fails with what broke the download, if anything did. */
    void throwIfBroken() {
        if (broken != null) {
            throw new IllegalStateException("no chunk can be processed: " + broken, broken);
        }
    }

    /** When something last went well, or when it was this side that held back. */
    long lastGood() {
        long last = lastGood;
        for (Fetcher fetcher : roster.fetchers()) {
            last = Math.max(last, fetcher.pace().lastArrival().orElse(last));
        }
        Picker picking = picker;
        return picking == null ? last : Math.max(last, picking.limitedAt());
    }

    Fetcher newFetcher(Source source, @Nullable Fetcher first) {
        return new Fetcher(this, source, first, lock.newCondition(), now());
    }

    /** Has the conductor look now; with the lock held. */
    void nudge() {
        nudged = true;
        changed.signalAll();
    }

    /**
     * Has the fetchers look once in a tick, for what nobody tells them of, and waits until there is something to look
     * at, but not for longer; the conductor's, with the lock held.
     */
    void awaitNudge() throws InterruptedException {
        long now = now();
        if (now - promptedAt >= DownloadParts.TICK) {
            promptedAt = now;
            roster.fetchers().forEach(fetcher -> fetcher.work.signal());
        }
        long left = promptedAt + DownloadParts.TICK - now;
        while (!nudged && left > 0) {
            left = changed.awaitNanos(left);
        }
        nudged = false;
    }

    /** Has everybody look again; with the lock held. */
    void wakeAll() {
        roster.fetchers().forEach(fetcher -> fetcher.work.signal());
        nudge();
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until all that was here in full is stored, or refused, after which nobody writes into the store of a halted
     * job any more; called without the lock.
     */
    void drain() {
        verifiers.drain();
        Layers present = layers;
        if (present != null) {
            present.drain();
        }
    }

    // ---- called by fetchers

    void connected(Fetcher fetcher) {
        int connections;
        lock.lock();
        try {
            fetcher.source().connected(fetcher.isJoined());
            connections = fetcher.source().connections();
            nudge();
        } finally {
            lock.unlock();
        }
        emit(new TransferEvent.SourceConnected(id, fetcher.source().peer(), connections));
    }

    /**
     * What a fetcher does next; waits until there is something.
     *
     * <p>Without a limit of time, as a virtual thread that waits with one wakes a thread of the system twice, and this
     * waits once for nearly every chunk. The conductor has it look now and then.
     */
    Step next(Fetcher fetcher) throws InterruptedException {
        lock.lock();
        try {
            while (!isOver(fetcher)) {
                Step step = step(fetcher);
                if (step != null) {
                    return step;
                }
                fetcher.work.await();
            }
            return new Step.Stop();
        } finally {
            lock.unlock();
        }
    }

    private boolean isOver(Fetcher fetcher) {
        return halted
                || fetcher.stopped
                || fetcher.source().isDropped()
                || fetcher.requests().isClosed()
                || (fetcher.draining && fetcher.outstanding.isEmpty());
    }

    private @Nullable Step step(Fetcher fetcher) {
        Picker picking = picker;
        if (picking == null) {
            boolean claimed = manifests.claim(fetcher, now(), parts);
            return claimed ? new Step.FetchManifest() : null;
        }
        Step.Send send = sizes.mustHear() ? null : picking.fill(fetcher);
        return send == null || send.isEmpty() ? null : send;
    }

    void fetchManifest(Fetcher fetcher) throws IOException, InterruptedException {
        new ManifestFetch(this, manifests, fetcher).run(parts.pageTimeout());
    }

    /** The store did not take something. */
    void failed(StorageException failure) {
        locked(() -> {
            storageFailure = failure;
            nudge();
        });
    }

    /** Something is wrong with this program itself, so that going on makes no sense. */
    void broke(Throwable fault) {
        locked(() -> {
            broken = fault;
            nudge();
        });
    }

    void stop(Fetcher fetcher) {
        locked(() -> {
            fetcher.stopped = true;
            fetcher.work.signal();
        });
    }

    /** A connection is over: what it owed goes to others. Returns what the other side is still to be told. */
    List<Message> hungUp(Fetcher fetcher, @Nullable IOException cause) {
        lock.lock();
        try {
            boolean ours = halted || fetcher.draining || fetcher.source().isDropped();
            abandonAll(fetcher);
            List<Message> last = new ArrayList<>(fetcher.outbox);
            lastGood = Math.max(lastGood, fetcher.pace().lastArrival().orElse(lastGood));
            roster.remove(fetcher);
            if (!ours) {
                penalties.lost(fetcher, cause);
            }
            wakeAll();
            return last;
        } finally {
            lock.unlock();
        }
    }

    /** Everything that a connection still owes goes to others; with the lock held. */
    void abandonAll(Fetcher fetcher) {
        Flights present = flights;
        if (present != null) {
            present.abandonAll(fetcher);
        }
    }

    // ---- called by readers

    void wake(Fetcher fetcher) {
        locked(fetcher.work::signal);
    }

    void freed(int bytes) {
        parts.budget().release(bytes);
    }

    /** A source said what it has of a file. */
    void holds(Fetcher teller, int file, int stream, Bitfield chunks) {
        lock.lock();
        try {
            boolean done = known().isFileDone(file);
            if (!done) {
                teller.source().told(file, new Source.Holdings(teller, stream, chunks));
                teller.source().fetchers().forEach(fetcher -> fetcher.work.signal());
            }
            if (done || chunks.isFull()) {
                // Nothing that could follow matters, and the peer allows only so many requests.
                teller.requests().finish(stream, 0);
                teller.outbox.add(new Message.Cancel(stream));
            }
        } finally {
            lock.unlock();
        }
    }
}
