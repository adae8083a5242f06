package io.godwit.app.fx;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Makes a shown list equal to a wanted one by touching only what differs, so that focus and scrolling stay where they
 * are. Of several selected elements a control may still leave one when another is replaced. Linear in the length of the
 * lists.
 */
public final class ListDiff {
    private ListDiff() {}

    /**
     * Changes the shown list.
     *
     * @param shown the list a control shows
     * @param wanted what it should show
     * @param key tells which element is which; an element with the same key at the same place is replaced in place
     */
    public static <T> void apply(
            ObservableList<T> shown, List<? extends T> wanted, Function<? super T, ?> key) {
        int most = Math.min(shown.size(), wanted.size());
        int head = 0;
        while (head < most && same(shown.get(head), wanted.get(head), key)) {
            head++;
        }
        int tail = 0;
        while (tail < most - head
                && same(
                        shown.get(shown.size() - 1 - tail),
                        wanted.get(wanted.size() - 1 - tail),
                        key)) {
            tail++;
        }
        replaceMiddle(shown, wanted, head, tail);
        refresh(shown, wanted);
    }

    /**
     * Brings the elements that stay into the order in which they are wanted, as one permutation: what is selected goes
     * along with it. {@link #apply} does the rest.
     *
     * @param shown the list a control shows
     * @param wanted what it should show
     * @param key tells which element is which
     */
    public static <T> void reorder(
            ObservableList<T> shown, List<? extends T> wanted, Function<? super T, ?> key) {
        Map<Object, Integer> places = new HashMap<>();
        for (T one : wanted) {
            places.put(key.apply(one), places.size());
        }
        if (!isOrdered(shown, places, key)) {
            FXCollections.sort(
                    shown,
                    Comparator.comparingInt(
                            one -> places.getOrDefault(key.apply(one), Integer.MAX_VALUE)));
        }
    }

    private static <T> boolean isOrdered(
            List<T> shown, Map<Object, Integer> places, Function<? super T, ?> key) {
        int last = -1;
        for (T one : shown) {
            @Nullable Integer place = places.get(key.apply(one));
            if (place != null && place < last) {
                return false;
            }
            last = place == null ? last : place;
        }
        return true;
    }

    private static <T> boolean same(T one, T other, Function<? super T, ?> key) {
        return key.apply(one).equals(key.apply(other));
    }

    private static <T> void replaceMiddle(
            ObservableList<T> shown, List<? extends T> wanted, int head, int tail) {
        List<? extends T> middle = wanted.subList(head, wanted.size() - tail);
        if (head + tail < shown.size()) {
            shown.remove(head, shown.size() - tail);
        }
        if (!middle.isEmpty()) {
            shown.addAll(head, middle);
        }
    }

    private static <T> void refresh(ObservableList<T> shown, List<? extends T> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            if (!shown.get(i).equals(wanted.get(i))) {
                shown.set(i, wanted.get(i));
            }
        }
    }
}
