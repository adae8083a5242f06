package io.godwit.app.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/**
 * Keeps selected what is selected in a table while its rows are replaced, moved, added and removed, by what the rows are
 * and not by where they stand. A table alone leaves one of several selected rows when any row is replaced, and may have
 * another one selected when some came or went. What is gone is selected no longer, and nothing in its place. Interface
 * thread only.
 *
 * @param <T> the rows
 */
public final class KeptSelection<T> {
    private final TableView<T> table;
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
        this.table = table;
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
        List<T> rows = table.getItems();
        chosen =
                table.getSelectionModel().getSelectedIndices().stream()
                        .filter(at -> at >= 0 && at < rows.size())
                        .<Object>map(at -> key.apply(rows.get(at)))
                        .collect(Collectors.toUnmodifiableSet());
        lead = at(table.getSelectionModel().getSelectedIndex());
        focused = at(table.getFocusModel().getFocusedIndex());
    }

    private @Nullable Object at(int place) {
        List<T> rows = table.getItems();
        return place >= 0 && place < rows.size() ? key.apply(rows.get(place)) : null;
    }

    private void restore() {
        List<T> rows = table.getItems();
        List<Integer> places = new ArrayList<>();
        int missing = chosen.size();
        int last = -1;
        int focus = -1;
        boolean focusMissing = focused != null;
        for (int at = 0; at < rows.size() && (missing > 0 || focusMissing); at++) {
            Object one = key.apply(rows.get(at));
            if (one.equals(focused)) {
                focus = at;
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
        if (focus >= 0 && focus != table.getFocusModel().getFocusedIndex()) {
            table.getFocusModel().focus(focus);
        }
        changing = false;
    }

    private boolean isSelected(List<Integer> places, int last) {
        return Set.copyOf(table.getSelectionModel().getSelectedIndices()).equals(Set.copyOf(places))
                && (last < 0 || table.getSelectionModel().getSelectedIndex() == last);
    }

    private void select(List<Integer> places) {
        int focus = table.getFocusModel().getFocusedIndex();
        table.getSelectionModel().clearSelection();
        if (places.isEmpty()) {
            // From there the keys go on; with the selection the table gives up the focus too.
            table.getFocusModel().focus(focus);
        } else {
            int[] others = places.stream().skip(1).mapToInt(Integer::intValue).toArray();
            table.getSelectionModel().selectIndices(places.getFirst(), others);
        }
    }
}
