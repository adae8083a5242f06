package io.godwit.app.view.shares;

import io.godwit.app.fx.InTurn;
import io.godwit.app.fx.ListDiff;
import io.godwit.app.fx.Reload;
import io.godwit.app.network.PeerName;
import io.godwit.app.view.shares.ShareRow.Indexing;
import io.godwit.core.event.Event;
import io.godwit.core.share.Share;
import io.godwit.core.share.ShareEvent;
import io.godwit.core.share.ShareException;
import io.godwit.core.share.ShareState;
import io.godwit.core.share.Visibility;
import io.godwit.core.transfer.TransferEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * What the page shows and does. Filtering and sorting happen in the background; only what changed reaches the list.
 * Interface thread only, but for {@link #happened}.
 */
final class SharesViewModel {
    /** Above this many changed rows at once one new list is quicker than many small changes. */
    private static final int MANY = 300;

    private final ShareDesk desk;
    private final Executor background;

    /** Where what is shared already is changed, stopped and shared again. */
    private final Executor changes;

    private final Executor ui;
    private final Reload<Loaded> reload;
    private final Map<Path, Indexing> indexing = new ConcurrentHashMap<>();
    private final ObservableList<ShareRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper applying = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Summary> summary =
            new ReadOnlyObjectWrapper<>(new Summary(Status.LOADING, 0, 0));
    private final ObjectProperty<Optional<Problem>> problem =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<List<Share>> stopped = new SimpleObjectProperty<>(List.of());
    private volatile String filter = "";

    /** Said once, and not at each look, until there is a list again. */
    private boolean unreadable;

    private volatile Comparator<ShareRow> order = (_, _) -> 0;

    /** Whether there is a list. */
    enum Status {
        LOADING,
        SHOWN,
        OFFLINE
    }

    /**
     * What there is in all, also what the filter hides.
     *
     * @param status whether there is a list
     * @param shares number of shares
     * @param bytes their size
     */
    record Summary(Status status, int shares, long bytes) {}

    /** What a person wants of shares. */
    enum Wish {
        /** That something is shared. */
        SHARE,
        /** That others may have it than before. */
        CHANGE,
        /** That it is shared no longer. */
        STOP,
        /** To see what is shared. */
        LIST
    }

    /**
     * Something that was asked for and not done.
     *
     * @param wish what was asked for
     * @param reason why
     * @param path the first it happened to
     * @param more how many more failed
     */
    record Problem(Wish wish, ShareException.Reason reason, Path path, int more) {}

    private record Loaded(List<ShareRow> rows, Summary summary) {}

    /**
     * An empty page.
     *
     * @param desk what it shows
     * @param background for what may block
     * @param ui the interface thread
     */
    SharesViewModel(ShareDesk desk, Executor background, Executor ui) {
        this.desk = desk;
        this.background = background;
        changes = new InTurn(background);
        this.ui = ui;
        reload = new Reload<>(background, ui, this::load, this::show, this::unavailable);
    }

    ObservableList<ShareRow> rows() {
        return rows;
    }

    /** True from before the rows are changed until all of them are in their place. */
    ReadOnlyBooleanProperty applying() {
        return applying.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Summary> summary() {
        return summary.getReadOnlyProperty();
    }

    /** The last thing that could not be done; whoever has shown it empties it. */
    ObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    /** What was stopped last and can be taken back; empty when there is nothing. */
    ObjectProperty<List<Share>> stopped() {
        return stopped;
    }

    /** Shows what the network has now. */
    void refresh() {
        reload.request();
    }

    /** Something happened in the node; called on any thread. */
    void happened(Event event) {
        switch (event) {
            case ShareEvent.IndexingProgress at ->
                    indexing.put(at.path(), new Indexing(at.files(), at.hashedBytes()));
            case ShareEvent.ShareIndexed at -> indexing.remove(at.path());
            case ShareEvent.ShareRemoved at -> indexing.remove(at.path());
            case ShareEvent.IndexingFailed at -> indexing.remove(at.path());
            case ShareEvent other -> {}
            case TransferEvent.ServingStarted other -> {}
            case TransferEvent.ServingEnded other -> {}
            default -> {
                return;
            }
        }
        reload.request();
    }

    /** Shows only what contains a text in its name or folder. */
    void filter(String text) {
        filter = text.strip().toLowerCase(Locale.ROOT);
        reload.request();
    }

    /** Sorts; rows that compare as equal stay in the order in which they were shared. */
    void sort(Comparator<ShareRow> wanted) {
        order = wanted;
        reload.request();
    }

    /**
     * Offers things; what cannot be offered is said once for all of them. What is offered already stays as it is, so
     * that nobody gets what was meant for few because it was dropped or pasted once more.
     */
    void add(List<Path> paths, Visibility visibility) {
        background.execute(
                () -> attempt(Wish.SHARE, paths, path -> desk.shareNew(path, visibility)));
    }

    /** Changes who may have shares. */
    void change(List<ShareRow> chosen, Visibility visibility) {
        List<Path> paths = chosen.stream().map(ShareRow::path).toList();
        changes.execute(() -> attempt(Wish.CHANGE, paths, path -> desk.share(path, visibility)));
    }

    /** Offers things no longer, at once; {@link #undo} takes it back. */
    void stop(List<ShareRow> chosen) {
        List<Share> shares = chosen.stream().map(ShareRow::share).toList();
        if (shares.isEmpty()) {
            return;
        }
        List<Path> paths = shares.stream().map(Share::path).toList();
        stopped.set(together(stopped.get(), shares, paths));
        changes.execute(() -> {
            Set<Path> still = attempt(Wish.STOP, paths, desk::unshare);
            if (!still.isEmpty()) {
                ui.execute(() -> keep(still));
            }
        });
    }

    /** What was stopped a moment before can still be taken back, too. */
    private static List<Share> together(List<Share> before, List<Share> now, List<Path> paths) {
        return Stream.concat(
                        before.stream().filter(share -> !paths.contains(share.path())),
                        now.stream())
                .toList();
    }

    /** What could not be stopped is not to be taken back. */
    private void keep(Set<Path> still) {
        stopped.set(stopped.get().stream().filter(share -> !still.contains(share.path())).toList());
    }

    /** Shares again what was stopped last, with whom it was shared; what was shared again meanwhile stays so. */
    void undo() {
        List<Share> again = stopped.get();
        stopped.set(List.of());
        changes.execute(() -> {
            for (Share share : again) {
                attempt(
                        Wish.SHARE,
                        List.of(share.path()),
                        path -> desk.shareNew(path, share.visibility()));
            }
        });
    }

    /** Finds the link of a share; told on the interface thread, empty when it has none yet. */
    void link(ShareRow row, Consumer<Optional<String>> to) {
        background.execute(() -> {
            Optional<String> link = desk.link(row.share());
            ui.execute(() -> to.accept(link));
        });
    }

    private interface Attempt {
        void on(Path path) throws ShareException;
    }

    /** What it could not be done with. */
    private Set<Path> attempt(Wish wish, List<Path> paths, Attempt what) {
        Optional<Problem> first = Optional.empty();
        Set<Path> failed = new HashSet<>();
        for (Path path : paths) {
            try {
                what.on(path);
            } catch (ShareException e) {
                failed.add(path);
                if (first.isEmpty()) {
                    first = Optional.of(new Problem(wish, e.reason(), path, 0));
                }
            }
        }
        int more = failed.size() - 1;
        first.map(one -> new Problem(wish, one.reason(), one.path(), more))
                .ifPresent(one -> ui.execute(() -> problem.set(Optional.of(one))));
        reload.request();
        return failed;
    }

    private Loaded load() throws ShareException {
        List<Share> shares = desk.shares();
        Map<Path, List<PeerName>> fetching = desk.fetching();
        String text = filter;
        List<ShareRow> shown =
                shares.stream()
                        .map(share -> row(share, fetching))
                        .filter(row -> text.isEmpty() || row.matches(text))
                        .sorted(order)
                        .toList();
        long bytes = shares.stream().mapToLong(Share::size).sum();
        return new Loaded(shown, new Summary(Status.SHOWN, shares.size(), bytes));
    }

    private ShareRow row(Share share, Map<Path, List<PeerName>> fetching) {
        boolean going =
                share.state() == ShareState.INDEXING || share.state() == ShareState.UPDATING;
        return new ShareRow(
                share,
                going ? Optional.ofNullable(indexing.get(share.path())) : Optional.empty(),
                fetching.getOrDefault(share.path(), List.of()));
    }

    private void show(Loaded loaded) {
        unreadable = false;
        summary.set(loaded.summary());
        applying.set(true);
        if (differences(loaded.rows()) > MANY) {
            rows.setAll(loaded.rows());
        } else {
            ListDiff.reorder(rows, loaded.rows(), ShareRow::path);
            ListDiff.apply(rows, loaded.rows(), ShareRow::path);
        }
        applying.set(false);
    }

    private int differences(List<ShareRow> wanted) {
        int different = Math.abs(wanted.size() - rows.size());
        for (int i = 0; i < Math.min(wanted.size(), rows.size()); i++) {
            if (!wanted.get(i).equals(rows.get(i))) {
                different++;
            }
        }
        return different;
    }

    /** Without a node there is nothing to show; a list that was there once stays readable. */
    private void unavailable(IOException reason) {
        summary.set(new Summary(Status.OFFLINE, summary.get().shares(), summary.get().bytes()));
        if (reason instanceof ShareException failed
                && failed.reason() != ShareException.Reason.CLOSED
                && !unreadable) {
            unreadable = true;
            problem.set(Optional.of(new Problem(Wish.LIST, failed.reason(), Path.of(""), 0)));
        }
    }
}
