package io.godwit.core.storage;

import java.util.Comparator;
import java.util.List;

/**
 * An order of paths, for sets of what a manifest names. Thread-safe.
 *
 * <p>Names can be chosen so that all paths have one hash code ({@code Aa} and {@code BB} have the same), and a hash table
 * finds a list among those only by looking at each: what a stranger names is therefore kept in sorted sets.
 */
final class PathOrder implements Comparator<List<String>> {

    static final PathOrder PARTS = new PathOrder();

    private PathOrder() {}

    @Override
    public int compare(List<String> a, List<String> b) {
        int common = Math.min(a.size(), b.size());
        for (int i = 0; i < common; i++) {
            int order = a.get(i).compareTo(b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }
}
