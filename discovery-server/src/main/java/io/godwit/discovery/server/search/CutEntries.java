package io.godwit.discovery.server.search;

import io.godwit.core.discovery.AnnouncedContent;
import java.util.Collection;
import java.util.List;

/**
 * Entries with their names cut into words. Cutting is most of what publishing costs, so it is done once for each, before
 * anybody is kept waiting by a lock. Immutable.
 */
public final class CutEntries {

    /**
     * One of them.
     *
     * @param content what is published
     * @param key the name as it is compared
     * @param words everything under which it is to be found, each once
     */
    record Cut(AnnouncedContent content, NameKey key, List<String> words) {

        static Cut of(AnnouncedContent content) {
            NameKey key = NameKey.of(content.name());
            return new Cut(content, key, List.copyOf(key.words()));
        }
    }

    private final List<Cut> cuts;
    private final int bytes;

    private CutEntries(List<Cut> cuts) {
        this.cuts = cuts;
        this.bytes = cuts.stream().mapToInt(IndexBytes::of).sum();
    }

    /** Cuts the names of entries. */
    public static CutEntries of(Collection<AnnouncedContent> entries) {
        return new CutEntries(entries.stream().map(Cut::of).toList());
    }

    /** How many. */
    public int size() {
        return cuts.size();
    }

    /** What they are charged together, by {@link IndexBytes}. */
    public int bytes() {
        return bytes;
    }

    /** Some of them. */
    List<Cut> slice(int from, int most) {
        return cuts.subList(from, Math.min(cuts.size(), from + most));
    }
}
