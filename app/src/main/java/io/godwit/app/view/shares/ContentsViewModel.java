package io.godwit.app.view.shares;

import io.godwit.app.fx.ListDiff;
import io.godwit.app.fx.Reload;
import io.godwit.core.share.FolderItem;
import io.godwit.core.share.FolderPage;
import io.godwit.core.share.ShareEvent;
import io.godwit.core.share.ShareException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * What is in one share, as lines below each other. Only what is open is read, a part at a time, from the index of the
 * library. Interface thread only, save {@link #refresh} and {@link #happened}.
 */
final class ContentsViewModel {
    /** Lines at most; a folder in which more are wanted is a matter for the file manager. */
    static final int MOST = 100_000;

    /** Of a folder that was just opened. */
    static final int FIRST = 500;

    private static final int PAGE = 1_000;

    /** So that going through a long folder reads each part of it a few times, not a few hundred. */
    private static final int GROWTH = 4;

    private final ShareDesk desk;
    private final FolderAmounts amounts;
    private final Reload<Loaded> reload;
    private final ObservableList<ContentsRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Status> status =
            new ReadOnlyObjectWrapper<>(Status.LOADING);
    private final ReadOnlyBooleanWrapper applying = new ReadOnlyBooleanWrapper();
    private volatile Optional<Wanted> wanted = Optional.empty();

    /** What there is to see. */
    enum Status {
        LOADING,
        SHOWN,
        UNAVAILABLE
    }

    /** A share, and how many lines of which of its folders. Never changed. */
    private record Wanted(Path share, Map<List<String>, Integer> open) {
        Wanted {
            open = Map.copyOf(open);
        }

        static Wanted of(Path share) {
            return new Wanted(share, Map.of(List.of(), FIRST));
        }

        Wanted with(List<String> folder, int lines) {
            Map<List<String>, Integer> more = new HashMap<>(open);
            more.merge(folder, Math.min(lines, MOST), Math::max);
            return new Wanted(share, more);
        }

        Wanted without(List<String> folder) {
            Map<List<String>, Integer> less = new HashMap<>(open);
            less.remove(folder);
            return new Wanted(share, less);
        }
    }

    private record Loaded(Optional<Path> share, List<ContentsRow> rows) {}

    /**
     * Shows nothing yet.
     *
     * @param desk whose shares
     * @param background where they are read
     * @param ui the interface thread
     */
    ContentsViewModel(ShareDesk desk, Executor background, Executor ui) {
        this.desk = desk;
        amounts = new FolderAmounts(desk, background, ui);
        reload = new Reload<>(background, ui, this::load, this::show, this::failed);
    }

    ObservableList<ContentsRow> rows() {
        return rows;
    }

    /** True from before the lines are changed until all of them are in their place. */
    ReadOnlyBooleanProperty applying() {
        return applying.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Status> status() {
        return status.getReadOnlyProperty();
    }

    /** The share that is shown. */
    Optional<Path> share() {
        return wanted.map(Wanted::share);
    }

    /** Shows what is in a share; the one that is shown already stays as it is. */
    void open(Path share) {
        if (!share().equals(Optional.of(share))) {
            amounts.of(Optional.of(share));
            want(Wanted.of(share));
            rows.clear();
            status.set(Status.LOADING);
        }
    }

    /** Shows nothing, and remembers nothing. */
    void close() {
        wanted = Optional.empty();
        amounts.of(Optional.empty());
        rows.clear();
    }

    /** Shows what is in a folder, or no longer. Does nothing for a file. */
    void toggle(ContentsRow.Item row) {
        wanted.filter(now -> row.item().folder())
                .ifPresent(now ->
                        want(row.open() ? now.without(row.place()) : now.with(row.place(), FIRST)));
    }

    /** Shows more of a folder; asking twice is asking once. */
    void more(ContentsRow.More row) {
        wanted.filter(now -> !row.last() && now.open().containsKey(row.folder()))
                .ifPresent(now -> {
                    Wanted next = now.with(row.folder(), row.loaded() * GROWTH);
                    if (!next.equals(now)) {
                        want(next);
                    }
                });
    }

    /** How much is in the folders among the lines. */
    FolderAmounts amounts() {
        return amounts;
    }

    /** Looks again, because something may have changed. On any thread. */
    void refresh() {
        amounts.outdate();
        reload();
    }

    /** Something happened to a share. On any thread. */
    void happened(ShareEvent event) {
        // Adding up while a long share is indexed would go on all the time.
        if (event instanceof ShareEvent.ShareIndexed at && share().equals(Optional.of(at.path()))) {
            amounts.outdate();
        }
        reload();
    }

    private void reload() {
        if (wanted.isPresent()) {
            reload.request();
        }
    }

    private void want(Wanted now) {
        wanted = Optional.of(now);
        reload.request();
    }

    private Loaded load() throws ShareException {
        Optional<Wanted> now = wanted;
        List<ContentsRow> read = new ArrayList<>();
        if (now.isPresent()) {
            read(now.get(), List.of(), read);
        }
        return new Loaded(now.map(Wanted::share), List.copyOf(read));
    }

    private void read(Wanted now, List<String> folder, List<ContentsRow> to) throws ShareException {
        int most = now.open().getOrDefault(folder, 0);
        int loaded = 0;
        String cursor = "";
        do {
            FolderPage page =
                    desk.contents(now.share(), folder, cursor, Math.min(most - loaded, PAGE));
            for (FolderItem item : page.items()) {
                ContentsRow.Item row = new ContentsRow.Item(folder, item, false);
                boolean open = item.folder() && now.open().containsKey(row.place());
                to.add(open ? row.opened() : row);
                if (open) {
                    read(now, row.place(), to);
                }
            }
            loaded += page.items().size();
            cursor = page.cursor();
        } while (!cursor.isEmpty() && loaded < most && to.size() < MOST);
        if (!cursor.isEmpty()) {
            to.add(new ContentsRow.More(folder, loaded, to.size() >= MOST));
        }
    }

    /** What was read of another share than the one that is wanted by now is dropped; the next is on its way. */
    private void show(Loaded loaded) {
        if (loaded.share().isPresent() && loaded.share().equals(share())) {
            applying.set(true);
            ListDiff.apply(rows, loaded.rows(), ContentsRow::key);
            applying.set(false);
            status.set(Status.SHOWN);
        }
    }

    private void failed(IOException reason) {
        status.set(Status.UNAVAILABLE);
    }
}
