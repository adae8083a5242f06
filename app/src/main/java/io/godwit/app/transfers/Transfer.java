package io.godwit.app.transfers;

import io.godwit.core.node.DownloadRequest;
import io.godwit.core.node.Target;
import io.godwit.core.transfer.download.ChunkOrigins;
import io.godwit.core.transfer.download.DownloadProgress;
import io.godwit.core.transfer.download.SourceProgress;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One transfer and what is going on with it. Not thread-safe: belongs to the queue's thread. */
final class Transfer {

    private final long number;
    private final Throughput throughput = new Throughput();

    /** What attempts so far were made with. */
    private StoredTransfer order;

    /** What the next one is made with: the same, but for another folder that a person chose. */
    private StoredTransfer next;

    private Phase phase;
    private @Nullable Fetch fetch;
    private @Nullable CompletableFuture<Void> clearing;
    private @Nullable TransferFailure failure;
    private FetchOutcome.@Nullable Done done;
    private @Nullable DownloadProgress progress;
    private @Nullable ChunkOrigins origins;
    private List<SourceProgress> lastSources = List.of();
    private long limit;
    private int rest;
    private boolean ending;

    /** Whether an attempt, perhaps of an earlier run of the program, may have stored something. */
    private boolean begun;

    /** Verified bytes that earlier runs of the program have left; what this one adds its progress tells. */
    private long left;

    /** Whether what attempts have left is to be deleted. */
    private boolean unwanted;

    private boolean removed;
    private TransferSnapshot snapshot;

    private Transfer(long number, StoredTransfer order, boolean begun) {
        this.number = number;
        this.order = order;
        this.next = order;
        this.begun = begun;
        this.failure = order.failure();
        this.limit = order.limit();
        this.left = order.doneBytes();
        this.phase =
                order.failure() != null
                        ? Phase.FAILED
                        : order.paused() ? Phase.PAUSED : Phase.QUEUED;
        this.snapshot = look();
    }

    /** Something that was just asked for. */
    static Transfer ordered(long number, StoredTransfer order) {
        return new Transfer(number, order, false);
    }

    /** Something that was there when the program last ran. */
    static Transfer restored(long number, StoredTransfer order) {
        return new Transfer(number, order, true);
    }

    long number() {
        return number;
    }

    /** What is fetched; of an offer that has arrived its root is known. */
    Target target() {
        FetchOutcome.Done end = done;
        return end == null ? order.target() : order.target().arrived(end.id());
    }

    Phase phase() {
        return phase;
    }

    boolean isRemoved() {
        return removed;
    }

    /** Whether an attempt is still there, if only to end, or what it left. */
    boolean isBusy() {
        return fetch != null || isClearing();
    }

    /** Whether nothing becomes of it but by an order or by the end of the attempt that is held. */
    boolean isResting() {
        boolean going = phase == Phase.QUEUED || phase == Phase.ACTIVE;
        return !going && !ending && !isClearing() && (fetch == null || phase == Phase.PAUSED);
    }

    private boolean isClearing() {
        return unwanted || clearing != null;
    }

    boolean takesTurn() {
        return phase == Phase.ACTIVE;
    }

    boolean isOver() {
        return phase == Phase.DONE || phase == Phase.CANCELLED;
    }

    // ---- what a person wants

    void pause() {
        if (phase == Phase.ACTIVE || phase == Phase.QUEUED) {
            phase = Phase.PAUSED;
            Fetch running = fetch;
            if (running != null) {
                running.pause();
            }
        }
    }

    void resume() {
        if (phase == Phase.PAUSED) {
            phase = Phase.QUEUED;
        } else if (phase == Phase.ACTIVE && fetch != null) {
            fetch.resume();
        }
    }

    void retry() {
        if (phase == Phase.FAILED || phase == Phase.CANCELLED) {
            phase = Phase.QUEUED;
            failure = null;
        }
    }

    /** Is asked for once more, with a folder for what has nothing yet. */
    void again(Path folder) {
        if (phase == Phase.CANCELLED || (phase == Phase.FAILED && doneBytes() == 0)) {
            moveTo(folder);
        } else {
            resume();
            retry();
        }
    }

    /** Begins anew in another folder, once what there is in the one before is deleted; in the same it goes on. */
    void moveTo(Path folder) {
        if (phase != Phase.DONE && !folder.equals(next.folder())) {
            cancel();
            next = next.in(folder);
        }
        resume();
        retry();
    }

    /** Limits how fast it may be in bytes a second, now or when it is its turn; 0 for no limit of its own. */
    void limit(long bytesPerSecond) {
        limit = bytesPerSecond;
        Fetch running = fetch;
        if (running != null) {
            running.limit(bytesPerSecond);
        }
    }

    void cancel() {
        if (!isOver()) {
            phase = Phase.CANCELLED;
            failure = null;
            progress = null;
            left = 0;
            origins = null;
            lastSources = List.of();
            Fetch running = fetch;
            if (running != null) {
                ending = true;
                running.discard();
            } else {
                unwanted = begun;
            }
        }
    }

    void remove() {
        cancel();
        removed = true;
    }

    // ---- what happens

    /** Begins, or goes on; returns false when the network is off. */
    boolean start(Fetching fetching, TransferOptions options) {
        Fetch kept = fetch;
        if (kept != null) {
            kept.resume();
        } else {
            order = next;
            Optional<Fetch> attempt = fetching.start(request(options));
            if (attempt.isEmpty()) {
                return false;
            }
            fetch = attempt.get();
            begun = true;
        }
        phase = Phase.ACTIVE;
        return true;
    }

    private DownloadRequest request(TransferOptions options) {
        return new DownloadRequest(
                order.target(),
                order.folder(),
                options.streams(),
                List.of(),
                TransferOptions.PATIENCE,
                limit);
    }

    /** Whether it may begin now. An attempt that was told to end, and what it left, first have to. */
    boolean isReady() {
        return phase == Phase.QUEUED && rest == 0 && !ending && !isClearing();
    }

    /** Has deleted what attempts have left and nobody wants any more. */
    void clear(Fetching fetching) {
        if (unwanted && fetch == null && clearing == null) {
            unwanted = false;
            begun = false;
            clearing = fetching.discard(order.target().wanted().id(), order.folder());
        }
        CompletableFuture<Void> deleting = clearing;
        if (deleting != null && deleting.isDone()) {
            clearing = null;
        }
    }

    /** Looks what became of the attempt; returns how it ended, when it has. */
    Optional<FetchOutcome> poll() {
        rest = Math.max(0, rest - 1);
        Fetch running = fetch;
        if (running == null) {
            return Optional.empty();
        }
        if (!ending) {
            progress = running.progress();
        }
        if (!running.outcome().isDone()) {
            return Optional.empty();
        }
        fetch = null;
        FetchOutcome outcome = running.outcome().join();
        if (!ending || outcome instanceof FetchOutcome.Done) {
            origins = running.origins().orElse(null);
            lastSources = running.progress().sources();
            ended(outcome);
        } else {
            // An attempt that had not opened its folder yet has deleted nothing in it.
            unwanted = true;
        }
        ending = false;
        return Optional.of(outcome);
    }

    private void ended(FetchOutcome outcome) {
        switch (outcome) {
            case FetchOutcome.Done end -> {
                phase = Phase.DONE;
                done = end;
            }
            case FetchOutcome.Failed end -> {
                phase = Phase.FAILED;
                failure = end.failure();
            }
            case FetchOutcome.Stopped() -> {
                if (phase == Phase.ACTIVE) {
                    // Not by us: the network went away, and is not asked at once again.
                    phase = Phase.QUEUED;
                    rest = TransferQueue.TICKS_PER_SECOND;
                }
            }
        }
    }

    void second() {
        DownloadProgress now = progress;
        if (phase == Phase.ACTIVE && now != null && now.totalBytes() > 0) {
            throughput.second(now.verifiedBytes());
        } else {
            throughput.pause();
        }
    }

    // ---- what is shown and kept

    TransferSnapshot snapshot() {
        TransferSnapshot now = look();
        if (!now.equals(snapshot)) {
            snapshot = now;
        }
        return snapshot;
    }

    private TransferSnapshot look() {
        DownloadProgress now = progress;
        FetchOutcome.Done end = done;
        return new TransferSnapshot(
                number,
                target(),
                state(),
                end != null ? end.bytes() : doneBytes(),
                end != null ? end.bytes() : totalBytes(),
                phase == Phase.ACTIVE && now != null ? now.bytesPerSecond() : 0,
                end != null ? end.sources() : connected(),
                failure,
                end != null ? end.path() : null,
                order.added(),
                limit);
    }

    private TransferState state() {
        DownloadProgress now = progress;
        return switch (phase) {
            case QUEUED -> TransferState.QUEUED;
            case ACTIVE ->
                    now == null || fetch == null
                            ? TransferState.PREPARING
                            : active(TransferState.of(now.state()));
            case PAUSED -> TransferState.PAUSED;
            case DONE -> TransferState.DONE;
            case FAILED -> TransferState.FAILED;
            case CANCELLED -> TransferState.CANCELLED;
        };
    }

    /** A pause that is being lifted is no longer one for a person. */
    private static TransferState active(TransferState state) {
        return state == TransferState.PAUSED ? TransferState.PREPARING : state;
    }

    private long doneBytes() {
        DownloadProgress now = progress;
        if (phase == Phase.CANCELLED) {
            return 0;
        }
        return now == null || now.totalBytes() == 0 ? left : now.verifiedBytes();
    }

    private long totalBytes() {
        DownloadProgress now = progress;
        return now == null || now.totalBytes() == 0 ? order.totalBytes() : now.totalBytes();
    }

    private int connected() {
        DownloadProgress now = progress;
        return phase != Phase.ACTIVE || now == null
                ? 0
                : (int) now.sources().stream().filter(one -> one.connections() > 0).count();
    }

    TransferDetail detail() {
        Fetch running = fetch;
        if (running != null && !ending) {
            lastSources = running.progress().sources();
            origins = running.origins().orElse(null);
        }
        return new TransferDetail(
                number,
                origins,
                lastSources.stream()
                        .sorted(Comparator.comparingLong(SourceProgress::bytes).reversed())
                        .toList(),
                throughput.seconds());
    }

    /** What to remember of it for the next start of the program. */
    StoredTransfer stored() {
        return new StoredTransfer(
                order.target(),
                next.folder(),
                order.added(),
                phase == Phase.PAUSED,
                phase == Phase.FAILED ? failure : null,
                doneBytes(),
                totalBytes(),
                limit);
    }
}
