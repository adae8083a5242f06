package io.godwit.app.view.downloads;

import io.godwit.app.fx.ListDiff;
import io.godwit.app.network.Subscription;
import io.godwit.app.text.NameOrder;
import io.godwit.app.transfers.HistoryEntry;
import io.godwit.app.transfers.Transfers;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * What was downloaded, as it is shown. Belongs to the interface thread; files are looked at in the background, where
 * rows are filtered and sorted, too.
 */
final class DownloadsViewModel implements AutoCloseable {

    private final ObservableList<DownloadRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper applying = new ReadOnlyBooleanWrapper();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyIntegerWrapper total = new ReadOnlyIntegerWrapper(-1);
    private final Transfers transfers;
    private final Predicate<Path> exists;
    private final NameOrder names;
    private final ExecutorService background;
    private final Executor ui;
    private final Subscription entries;
    private List<DownloadRow> all = List.of();
    private DownloadOrder order = DownloadOrder.HISTORY;
    private boolean known;
    private long check;
    private long arranged;

    /**
     * The history.
     *
     * @param transfers keeps it
     * @param exists whether something is there; called in the background
     * @param names how names are compared
     * @param background for that; what it is given after its end it drops
     * @param ui the interface thread
     */
    DownloadsViewModel(
            Transfers transfers,
            Predicate<Path> exists,
            NameOrder names,
            ExecutorService background,
            Executor ui) {
        this.transfers = transfers;
        this.exists = exists;
        this.names = names;
        this.background = background;
        this.ui = ui;
        filter.subscribe((_, _) -> arrange());
        entries = transfers.onHistory(now -> ui.execute(() -> history(now)));
    }

    ObservableList<DownloadRow> rows() {
        return rows;
    }

    /** True from before the rows are changed until all of them are in their place. */
    ReadOnlyBooleanProperty applying() {
        return applying.getReadOnlyProperty();
    }

    /** Only names that contain this are shown. */
    StringProperty filterProperty() {
        return filter;
    }

    /** Number of entries before filtering; -1 until it is known. */
    ReadOnlyIntegerProperty totalProperty() {
        return total.getReadOnlyProperty();
    }

    private void history(List<HistoryEntry> now) {
        Set<HistoryEntry> gone = new HashSet<>();
        all.stream().filter(DownloadRow::missing).forEach(row -> gone.add(row.entry()));
        all = now.stream().map(entry -> DownloadRow.of(entry, gone.contains(entry))).toList();
        known = true;
        arrange();
        lookAgain();
    }

    /** Sorts; rows that compare as equal stay latest first. */
    void sort(DownloadOrder wanted) {
        order = wanted;
        arrange();
    }

    /** Of several arrangements under way only the last is shown. */
    private void arrange() {
        if (!known) {
            return;
        }
        long number = ++arranged;
        String wanted = filter.get().strip().toLowerCase(Locale.ROOT);
        List<DownloadRow> unarranged = all;
        DownloadOrder by = order;
        background.execute(() -> {
            List<DownloadRow> matching =
                    unarranged.stream().filter(row -> row.matches(wanted)).toList();
            List<DownloadRow> shown = by.of(matching, names);
            ui.execute(() -> {
                if (number == arranged) {
                    total.set(unarranged.size());
                    applying.set(true);
                    ListDiff.reorder(rows, shown, DownloadRow::entry);
                    ListDiff.apply(rows, shown, DownloadRow::entry);
                    applying.set(false);
                }
            });
        });
    }

    /** Looks which files are still there. */
    void lookAgain() {
        long number = ++check;
        List<DownloadRow> asked = all;
        background.execute(() -> {
            List<DownloadRow> looked =
                    asked.stream()
                            .map(row -> row.missing(!exists.test(row.entry().path())))
                            .toList();
            ui.execute(() -> {
                if (number == check) {
                    all = looked;
                    arrange();
                }
            });
        });
    }

    /** Fetches again what was fetched before. */
    void fetchAgain(List<DownloadRow> chosen) {
        chosen.forEach(row -> transfers.add(row.entry().target()));
    }

    /** Forgets; the files stay. */
    void forget(List<DownloadRow> chosen) {
        transfers.forget(chosen.stream().map(DownloadRow::entry).toList());
    }

    /** Takes back that some were forgotten. */
    void remember(List<DownloadRow> chosen) {
        transfers.remember(chosen.stream().map(DownloadRow::entry).toList());
    }

    /** Follows the history no longer. */
    @Override
    public void close() {
        entries.close();
    }
}
