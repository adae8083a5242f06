package io.godwit.core.transfer.download;

import io.godwit.core.content.Bitfield;
import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.manifest.ManifestException;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.RejectCode;
import io.godwit.core.storage.ChunkStore;
import io.godwit.core.storage.StorageException;
import io.godwit.core.transfer.TransferEvent;
import io.godwit.core.transfer.TransferEvent.Fault;
import io.godwit.core.transfer.TransferEvent.Loss;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The state of one running download, under one lock, and everything that changes it: what fetchers ask, what readers
 * bring, what verifiers find. No I/O happens under the lock. {@link Conductor} drives it.
 */
final class Job {

    /** Guards everything that has no thread-safety of its own. */
    final ReentrantLock lock = new ReentrantLock();

    /** Signalled when the conductor has to look. */
    final Condition changed = lock.newCondition();

    /** Sources and connections; guarded by the lock. */
    final Roster roster;

    private final ContentId id;
    private final DownloadParts parts;
    private final Sources sources;
    private final Verifiers verifiers;
    private final Backoff backoff;
    private final ManifestDesk manifests;
    private final Tally tally = new Tally();
    private volatile @Nullable Plan plan;
    private @Nullable Picker picker;
    private @Nullable StorageException storageFailure;
    private boolean halted;
    private boolean nudged;
    private volatile @Nullable ChunkStore store;
    private long lastGood;

    Job(DownloadSpec spec, DownloadParts parts, Sources sources, Backoff backoff) {
        this.id = spec.id();
        this.parts = parts;
        this.sources = sources;
        this.backoff = backoff;
        this.roster = new Roster(spec.streams());
        this.manifests = new ManifestDesk(spec.wanted());
        this.verifiers = new Verifiers(this, parts);
        this.lastGood = parts.now();
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

    Tally tally() {
        return tally;
    }

    long now() {
        return parts.now();
    }

    void start(Runnable work) {
        parts.environment().threads().newThread(work).start();
    }

    private Plan known() {
        return Objects.requireNonNull(plan, "no plan yet");
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

    void begin(Plan newPlan, Picker newPicker, ChunkStore newStore) {
        store = newStore;
        plan = newPlan;
        picker = newPicker;
        lastGood = now();
        wakeAll();
    }

    boolean isHalted() {
        return halted;
    }

    /** Ends all connections, or lets new ones be made. */
    void halt(boolean stop) {
        halted = stop;
        lastGood = now();
        wakeAll();
    }

    @Nullable StorageException takeStorageFailure() {
        StorageException failure = storageFailure;
        storageFailure = null;
        return failure;
    }

    /** When something last went well, or when it was this side that held back. */
    long lastGood() {
        for (Fetcher fetcher : roster.fetchers()) {
            if (fetcher.pace().received() > 0) {
                lastGood = Math.max(lastGood, fetcher.pace().lastByte());
            }
        }
        Picker picking = picker;
        return picking == null ? lastGood : Math.max(lastGood, picking.limitedAt());
    }

    Fetcher newFetcher(Source source, @Nullable Fetcher first) {
        return new Fetcher(this, source, first, lock.newCondition(), now());
    }

    /** Has the conductor look now; with the lock held. */
    void nudge() {
        nudged = true;
        changed.signalAll();
    }

    /** Waits until there is something to look at, but not for long; the conductor's, with the lock held. */
    void awaitNudge() throws InterruptedException {
        long left = DownloadParts.TICK;
        while (!nudged && left > 0) {
            left = changed.awaitNanos(left);
        }
        nudged = false;
    }

    void wakeAll() {
        roster.fetchers().forEach(fetcher -> fetcher.work.signal());
        nudge();
    }

    // ---- called by fetchers

    void connected(Fetcher fetcher) {
        int connections;
        lock.lock();
        try {
            fetcher.source().count();
            connections = fetcher.source().connections();
            nudge();
        } finally {
            lock.unlock();
        }
        emit(new TransferEvent.SourceConnected(id, fetcher.source().peer(), connections));
    }

    /** What a fetcher does next; waits until there is something. */
    Step next(Fetcher fetcher) throws InterruptedException {
        lock.lock();
        try {
            while (!isOver(fetcher)) {
                Step step = step(fetcher);
                if (step != null) {
                    return step;
                }
                fetcher.work.awaitNanos(DownloadParts.TICK);
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
            return manifests.claim(fetcher) ? new Step.FetchManifest() : null;
        }
        Step.Send send = picking.fill(fetcher);
        return send.isEmpty() ? null : send;
    }

    void fetchManifest(Fetcher fetcher) throws IOException, InterruptedException {
        try {
            manifests.fetch(fetcher.requests(), parts.pageTimeout());
        } catch (Refusal e) {
            refusedWhole(fetcher, e.code());
        } catch (ManifestException e) {
            drop(fetcher.source(), Fault.BAD_DATA);
        } finally {
            lock.lock();
            try {
                manifests.giveBack(fetcher);
                lastGood = manifests.isKnown() ? now() : lastGood;
                wakeAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private void refusedWhole(Fetcher fetcher, RejectCode code) {
        if (code == RejectCode.NOT_FOUND || code == RejectCode.OUT_OF_RANGE) {
            drop(fetcher.source(), Fault.NOT_FOUND);
        } else {
            lock.lock();
            try {
                rest(fetcher);
            } finally {
                lock.unlock();
            }
        }
    }

    /** Fetches and checks the chunk layer of a file; on a thread of its own. */
    void fetchLayer(Fetcher fetcher, int file) {
        ChunkLayer layer = null;
        try {
            layer = keptOrFetched(fetcher, file);
        } catch (StorageException e) {
            failed(e);
        } catch (Refusal e) {
            lacks(fetcher, file, e.code());
        } catch (ManifestException e) {
            drop(fetcher.source(), Fault.BAD_DATA);
        } catch (IOException e) {
            stop(fetcher);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            layerFetched(fetcher, file, layer);
        }
    }

    private ChunkLayer keptOrFetched(Fetcher fetcher, int file)
            throws IOException, Refusal, InterruptedException, ManifestException {
        ChunkStore keeper = Objects.requireNonNull(store, "no store yet");
        Optional<ChunkLayer> kept = keeper.layer(file);
        if (kept.isPresent()) {
            return kept.get();
        }
        ChunkLayer layer =
                new LayerFetch(fetcher.requests(), root(file), layout(file)).fetch(parts);
        keeper.keepLayer(file, layer);
        return layer;
    }

    private void failed(StorageException failure) {
        lock.lock();
        try {
            storageFailure = failure;
            nudge();
        } finally {
            lock.unlock();
        }
    }

    private void layerFetched(Fetcher fetcher, int file, @Nullable ChunkLayer layer) {
        lock.lock();
        try {
            fetcher.layersPending--;
            if (layer == null) {
                known().layerFailed(file);
            } else {
                known().layerKnown(file, layer);
                lastGood = now();
            }
            wakeAll();
        } finally {
            lock.unlock();
        }
    }

    private void stop(Fetcher fetcher) {
        lock.lock();
        try {
            fetcher.stopped = true;
            fetcher.work.signal();
        } finally {
            lock.unlock();
        }
    }

    /** A connection is over: what it owed goes to others. Returns what the other side is still to be told. */
    List<Message> hungUp(Fetcher fetcher, @Nullable IOException cause) {
        List<Message> last;
        boolean ours;
        lock.lock();
        try {
            ours = halted || fetcher.draining || fetcher.source().isDropped();
            abandonAll(fetcher);
            last = new ArrayList<>(fetcher.outbox);
            roster.remove(fetcher);
            if (!ours) {
                lost(fetcher, cause);
            }
            wakeAll();
        } finally {
            lock.unlock();
        }
        return last;
    }

    private void lost(Fetcher fetcher, @Nullable IOException cause) {
        Source source = fetcher.source();
        Requests line = fetcher.line();
        if (line == null && fetcher.isJoined()) {
            source.refusesJoin();
            return;
        }
        Fault fault = Faults.of(line == null ? cause : line.breach());
        if (fault != null) {
            dropLocked(source, fault);
            return;
        }
        source.retryAt(now() + backoff.nanos(source.failed()));
        emit(
                new TransferEvent.SourceLost(
                        id, source.peer(), line == null ? Loss.UNREACHABLE : Loss.CLOSED));
    }

    /** A source was silent for too long: its chunks go to others, and it rests. */
    void stalled(Fetcher fetcher) {
        abandonAll(fetcher);
        rest(fetcher);
        emit(new TransferEvent.SourceLost(id, fetcher.source().peer(), Loss.STALLED));
        wakeAll();
    }

    private void rest(Fetcher fetcher) {
        fetcher.resting = true;
        fetcher.restUntil = now() + backoff.nanos(++fetcher.stalls);
    }

    private void abandonAll(Fetcher fetcher) {
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
            known().giveBack(fetch.number());
        } else {
            twin.twin = null;
        }
    }

    void drop(Source source, Fault fault) {
        lock.lock();
        try {
            dropLocked(source, fault);
        } finally {
            lock.unlock();
        }
    }

    private void dropLocked(Source source, Fault fault) {
        if (!source.isDropped()) {
            source.drop(fault);
            source.fetchers().forEach(this::abandonAll);
            emit(new TransferEvent.SourceDropped(id, source.peer(), fault));
            wakeAll();
        }
    }

    // ---- called by readers

    void wake(Fetcher fetcher) {
        lock.lock();
        try {
            fetcher.work.signal();
        } finally {
            lock.unlock();
        }
    }

    void freed(int bytes) {
        parts.budget().release(bytes);
    }

    void received(ChunkFetch fetch) {
        lock.lock();
        try {
            if (!fetch.alive) {
                return;
            }
            fetch.fetcher().outstanding.remove(fetch);
            refill(fetch.fetcher());
        } finally {
            lock.unlock();
        }
        verifiers.submit(fetch);
    }

    private void refill(Fetcher fetcher) {
        Picker picking = picker;
        if (fetcher.draining || (picking != null && picking.isWorthWaking(fetcher))) {
            fetcher.work.signal();
        }
    }

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
                case BUSY -> rest(fetcher);
                case NOT_YET -> notYet(fetcher, fetch.file(), fetch.chunk());
                default -> lacks(fetcher, fetch.file(), code);
            }
            wakeAll();
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

    /** A source does not have a file, or not the one we want. */
    void lacks(Fetcher fetcher, int file, RejectCode code) {
        lock.lock();
        try {
            Source source = fetcher.source();
            if (code == RejectCode.NOT_YET || code == RejectCode.BUSY) {
                source.lacksYet(file);
                return;
            }
            source.lacks(file);
            if (hasNothing(source)) {
                boolean gone = code == RejectCode.CHANGED || code == RejectCode.IO_ERROR;
                dropLocked(source, gone ? Fault.CHANGED : Fault.NOT_FOUND);
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean hasNothing(Source source) {
        Plan now = known();
        int missing = now.files() - now.filesDone();
        if (source.lackingFiles() < missing) {
            return false;
        }
        for (int file = 0; file < now.files(); file++) {
            if (!now.isFileDone(file) && !source.isAbsent(file)) {
                return false;
            }
        }
        return true;
    }

    void holds(Fetcher teller, int file, int stream, Bitfield chunks) {
        lock.lock();
        try {
            if (!known().isFileDone(file)) {
                teller.source().told(file, new Source.Holdings(teller, stream, chunks));
                teller.source().fetchers().forEach(fetcher -> fetcher.work.signal());
            }
        } finally {
            lock.unlock();
        }
    }

    // ---- called by verifiers

    /** Whether a chunk that is here in full is still wanted. */
    boolean isWanted(ChunkFetch fetch) {
        lock.lock();
        try {
            return fetch.alive && !known().isDone(fetch.number());
        } finally {
            lock.unlock();
        }
    }

    ChunkLayer layer(int file) {
        lock.lock();
        try {
            return Objects.requireNonNull(known().layer(file), "asked for without a layer");
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
            fresh = known().markDone(fetch.number(), fetch.file());
            dismissTwin(fetch);
            source.succeeded();
            fetch.fetcher().stalls = 0;
            if (fresh && known().isFileDone(fetch.file())) {
                fileDone(fetch.file());
            }
            if (known().isComplete()) {
                nudge();
            }
        } finally {
            lock.unlock();
        }
        if (fresh) {
            source.verified(fetch.length());
            tally.verified(fetch.length());
            parts.reports().stored().stored(root(fetch.file()), fetch.chunk());
        } else {
            tally.duplicate(fetch.length());
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
        tally.filesDone(known().filesDone());
        for (Source source : roster.sources()) {
            Source.Holdings held = source.forget(file);
            if (held != null && held.stream() != 0 && !held.isFull()) {
                held.teller().requests().finish(held.stream(), 0);
                held.teller().outbox.add(new Message.Cancel(held.stream()));
            }
        }
    }

    /** A chunk did not verify: that chunk is fetched again elsewhere, its sender is dropped. */
    void rejected(ChunkFetch fetch) {
        Source source = fetch.fetcher().source();
        lock.lock();
        try {
            fetch.alive = false;
            release(fetch);
            source.rejectedOne();
            dropLocked(source, Fault.BAD_DATA);
        } finally {
            lock.unlock();
        }
        emit(new TransferEvent.ChunkRejected(id, source.peer(), fetch.file(), fetch.chunk()));
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
        failed(failure);
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
        tally.duplicate(fetch.length());
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
