package io.godwit.app.view.transfers;

import io.godwit.app.fx.Coalescer;
import io.godwit.app.fx.ListDiff;
import io.godwit.app.network.Subscription;
import io.godwit.app.text.ByteRate;
import io.godwit.app.transfers.TransferDetail;
import io.godwit.app.transfers.TransferSnapshot;
import io.godwit.app.transfers.TransferState;
import io.godwit.app.transfers.Transfers;
import io.godwit.app.transfers.UploadSnapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The transfers as they are shown. Belongs to the interface thread, which it reaches at most ten times a second, and not
 * at all while the page is not shown.
 */
final class TransfersViewModel implements AutoCloseable {

    private final ObservableList<TransferSnapshot> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable TransferSnapshot> selected =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable TransferDetail> detail =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Summary> summary =
            new ReadOnlyObjectWrapper<>(new Summary(0, 0, 0, 0));
    private final ReadOnlyObjectWrapper<List<UploadSnapshot>> uploads =
            new ReadOnlyObjectWrapper<>(List.of());
    private final Transfers transfers;
    private final Coalescer rowsDue;
    private final Coalescer detailDue;
    private volatile List<TransferSnapshot> latest = List.of();
    private volatile List<UploadSnapshot> latestUploads = List.of();
    private volatile @Nullable TransferDetail latestDetail;
    private final ReadOnlyBooleanWrapper applying = new ReadOnlyBooleanWrapper();
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private final Subscription changes;
    private final Subscription sending;
    private Set<Long> chosen = Set.of();
    private boolean shown;

    /**
     * All transfers in a line.
     *
     * @param total number of them
     * @param active number of those that run
     * @param over number of those that are done or cancelled
     * @param bytesPerSecond pace of all
     */
    record Summary(int total, int active, int over, long bytesPerSecond) {}

    /** Tells what others fetch from here, on any thread, the present first. */
    @FunctionalInterface
    interface UploadFeed {
        /** Begins to tell. */
        Subscription to(Consumer<List<UploadSnapshot>> listener);
    }

    /**
     * The transfers, not shown yet.
     *
     * @param ui the interface thread
     */
    TransfersViewModel(Transfers transfers, UploadFeed feed, Executor ui) {
        this.transfers = transfers;
        this.rowsDue = new Coalescer(ui, this::apply);
        this.detailDue = new Coalescer(ui, this::applyDetail);
        changes =
                transfers.onTransfers(now -> {
                    latest = now;
                    rowsDue.request();
                });
        Coalescer uploadsDue = new Coalescer(ui, this::applyUploads);
        sending =
                feed.to(now -> {
                    latestUploads = now;
                    uploadsDue.request();
                });
    }

    ObservableList<TransferSnapshot> rows() {
        return rows;
    }

    /** The one that is looked at closely, as it is now; null for none. */
    ReadOnlyObjectProperty<@Nullable TransferSnapshot> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Details of the selected one; null until they are known. */
    ReadOnlyObjectProperty<@Nullable TransferDetail> detailProperty() {
        return detail.getReadOnlyProperty();
    }

    /** What others fetch from here. */
    ReadOnlyObjectProperty<List<UploadSnapshot>> uploadsProperty() {
        return uploads.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Summary> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** Changes after the rows did, when all of them are in their place. */
    ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /** True from before the rows are changed until all of them are in their place. */
    ReadOnlyBooleanProperty applying() {
        return applying.getReadOnlyProperty();
    }

    /** The page came to the front, or went. */
    void shown(boolean now) {
        shown = now;
        if (now) {
            apply();
            applyUploads();
        }
    }

    /** Looks closely at one, or at none. */
    void select(@Nullable TransferSnapshot one) {
        TransferSnapshot before = selected.get();
        boolean same = before != null && one != null && before.number() == one.number();
        selected.set(one);
        if (!same) {
            detail.set(null);
        }
        askDetail();
    }

    /**
     * What a person wants to do something with.
     *
     * @param numbers of the transfers
     */
    void choose(Set<Long> numbers) {
        chosen = Set.copyOf(numbers);
    }

    /** Those that were chosen and are still there, as they are now, in their order. */
    List<TransferSnapshot> chosen() {
        return rows.stream().filter(one -> chosen.contains(one.number())).toList();
    }

    private void apply() {
        if (!shown) {
            return;
        }
        List<TransferSnapshot> now = latest;
        applying.set(true);
        ListDiff.apply(rows, now, TransferSnapshot::number);
        applying.set(false);
        summary.set(
                new Summary(
                        now.size(),
                        count(now, one -> one.state().isActive() ? 1 : 0),
                        count(now, one -> isOver(one) ? 1 : 0),
                        now.stream().mapToLong(TransferSnapshot::bytesPerSecond).sum()));
        TransferSnapshot chosen = selected.get();
        if (chosen != null) {
            select(
                    now.stream()
                            .filter(one -> one.number() == chosen.number())
                            .findFirst()
                            .orElse(null));
        }
        revision.set(revision.get() + 1);
    }

    private void applyUploads() {
        if (shown) {
            uploads.set(latestUploads);
        }
    }

    private static int count(List<TransferSnapshot> all, ToLongFunction<TransferSnapshot> one) {
        return (int) all.stream().mapToLong(one).sum();
    }

    private static boolean isOver(TransferSnapshot one) {
        return one.state() == TransferState.DONE || one.state() == TransferState.CANCELLED;
    }

    private void askDetail() {
        TransferSnapshot chosen = selected.get();
        if (chosen != null) {
            transfers.detail(
                    chosen.number(),
                    answer -> {
                        latestDetail = answer;
                        detailDue.request();
                    });
        }
    }

    /** To be called regularly: the seconds of one that waits go on, though nothing else of it changes. */
    void look() {
        TransferSnapshot chosen = selected.get();
        if (chosen != null && chosen.state().isActive()) {
            askDetail();
        }
    }

    private void applyDetail() {
        TransferSnapshot chosen = selected.get();
        TransferDetail answer = latestDetail;
        if (chosen != null && answer != null && answer.number() == chosen.number()) {
            detail.set(answer);
        }
    }

    // ---- what a person does with the chosen ones

    void pause() {
        each(TransferState::canPause, transfers::pause);
    }

    void resume() {
        each(TransferState::canResume, transfers::resume);
    }

    void retry() {
        each(TransferState::canRetry, transfers::retry);
    }

    private void each(Predicate<TransferState> able, LongConsumer what) {
        chosen().stream()
                .filter(one -> able.test(one.state()))
                .forEach(one -> what.accept(one.number()));
    }

    // ---- what a person does with one

    private void selected(Consumer<TransferSnapshot> what) {
        Optional.ofNullable(selected.get()).ifPresent(what);
    }

    /** Pauses what runs, lets go on what is paused, begins again what failed. */
    void toggle(TransferSnapshot one) {
        if (one.state().canPause()) {
            transfers.pause(one.number());
        } else if (one.state().canResume()) {
            transfers.resume(one.number());
        } else if (one.state().canRetry()) {
            transfers.retry(one.number());
        }
    }

    /** Ends one, and deletes what it has so far. */
    void cancel(TransferSnapshot one) {
        transfers.cancel(one.number());
    }

    /** Takes one off the list that is over. */
    void remove(TransferSnapshot one) {
        transfers.remove(one.number());
    }

    /** Begins one again in another folder, and deletes what it has so far. */
    void moveTo(TransferSnapshot one, Path folder) {
        transfers.moveTo(one.number(), folder);
    }

    /**
     * Limits how fast one may be.
     *
     * @param text as people write rates; nothing for no limit
     * @return whether it was understood
     */
    boolean limit(TransferSnapshot one, String text) {
        Optional<Long> limit = ByteRate.parseLimit(text);
        limit.ifPresent(rate -> transfers.limit(one.number(), rate));
        return limit.isPresent();
    }

    void moveUp() {
        selected(one -> transfers.moveUp(one.number()));
    }

    void moveDown() {
        selected(one -> transfers.moveDown(one.number()));
    }

    void moveToTop() {
        selected(one -> transfers.moveToTop(one.number()));
    }

    void pauseAll() {
        transfers.pauseAll();
    }

    void resumeAll() {
        transfers.resumeAll();
    }

    void clearFinished() {
        transfers.clearFinished();
    }

    /** Follows the transfers no longer. */
    @Override
    public void close() {
        changes.close();
        sending.close();
    }
}
