package io.godwit.app.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.control.FocusModel;
import javafx.scene.control.ListView;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/**
 * Keeps selected what is selected in a table or list while its rows are replaced, moved, added and removed, by what the
 * rows are and not by where they stand. A control alone leaves one of several selected rows when any row is replaced,
 * and may have another one selected when some came or went. What is gone is selected no longer, and nothing in its place.
 * Interface thread only.
 *
 * @param <T> the rows
 */
public final class KeptSelection<T> {
    private final Supplier<? extends List<T>> items;
    private final MultipleSelectionModel<T> selection;
    private final FocusModel<T> focus;
    private final Function<? super T, ?> key;
    private Set<Object> chosen = Set.of();
    private @Nullable Object lead;
    private @Nullable Object focused;
    private boolean changing;

    /**
     * For a table.
     *
     * @param key tells which row is which
     */
    public KeptSelection(TableView<T> table, Function<? super T, ?> key) {
        this(table::getItems, table.getSelectionModel(), table.getFocusModel(), key);
    }

    /**
     * For a list.
     *
     * @param key tells which row is which
     */
    public KeptSelection(ListView<T> list, Function<? super T, ?> key) {
        this(list::getItems, list.getSelectionModel(), list.getFocusModel(), key);
    }

    private KeptSelection(
            Supplier<? extends List<T>> items,
            MultipleSelectionModel<T> selection,
            FocusModel<T> focus,
            Function<? super T, ?> key) {
        this.items = items;
        this.selection = selection;
        this.focus = focus;
        this.key = key;
    }

    /**
     * Keeps it through all changes of the rows from now on.
     *
     * @param applying true from before each change until after it
     */
    public void through(ReadOnlyBooleanProperty applying) {
        applying.subscribe((before, now) -> {
            if (now) {
                remember();
            } else {
                restore();
            }
        });
    }

    /** Keeps it through one change of the rows. */
    public void through(Runnable change) {
        remember();
        change.run();
        restore();
    }

    /** Whether the rows are being changed: what is selected then is nothing that a person meant. */
    public boolean isChanging() {
        return changing;
    }

    private void remember() {
        changing = true;
        List<T> rows = items.get();
        chosen =
                selection.getSelectedIndices().stream()
                        .filter(at -> at >= 0 && at < rows.size())
                        .<Object>map(at -> key.apply(rows.get(at)))
                        .collect(Collectors.toUnmodifiableSet());
        lead = at(selection.getSelectedIndex());
        focused = at(focus.getFocusedIndex());
    }

    private @Nullable Object at(int place) {
        List<T> rows = items.get();
        return place >= 0 && place < rows.size() ? key.apply(rows.get(place)) : null;
    }

    private void restore() {
        List<T> rows = items.get();
        List<Integer> places = new ArrayList<>();
        int missing = chosen.size();
        int last = -1;
        int place = -1;
        boolean focusMissing = focused != null;
        for (int at = 0; at < rows.size() && (missing > 0 || focusMissing); at++) {
            Object one = key.apply(rows.get(at));
            if (one.equals(focused)) {
                place = at;
                focusMissing = false;
            }
            if (chosen.contains(one)) {
                missing--;
                if (one.equals(lead)) {
                    last = at;
                } else {
                    places.add(at);
                }
            }
        }
        if (last >= 0) {
            places.add(last);
        }
        if (!isSelected(places, last)) {
            select(places);
        }
        if (place >= 0 && place != focus.getFocusedIndex()) {
            focus.focus(place);
        }
        changing = false;
    }

    private boolean isSelected(List<Integer> places, int last) {
        return Set.copyOf(selection.getSelectedIndices()).equals(Set.copyOf(places))
                && (last < 0 ? places.isEmpty() : selection.getSelectedIndex() == last)
                && cellsAgree(places);
    }

    /** A table may have lost the cells of rows that it still counts as selected, and cannot take them back then. */
    private boolean cellsAgree(List<Integer> places) {
        return !(selection instanceof TableView.TableViewSelectionModel<T> table)
                || table.getSelectedCells().stream().map(cell -> cell.getRow()).distinct().count()
                        == places.size();
    }

    private void select(List<Integer> places) {
        int place = focus.getFocusedIndex();
        selection.clearSelection();
        // Not isEmpty(), for which a table asks the cells that are missing.
        if (!selection.getSelectedIndices().isEmpty()) {
            List.copyOf(selection.getSelectedIndices()).forEach(selection::select);
            selection.clearSelection();
        }
        if (places.isEmpty()) {
            // From there the keys go on; with the selection the control gives up the focus too.
            focus.focus(place);
        } else {
            int[] others = places.stream().skip(1).mapToInt(Integer::intValue).toArray();
            selection.selectIndices(places.getFirst(), others);
        }
    }
}
