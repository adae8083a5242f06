package io.godwit.discovery.server.search;

import io.godwit.core.discovery.AnnouncedContent;
import java.util.ArrayList;
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

    /** Some milliseconds when each name has as many words as a name can have. */
    private static final int AT_ONCE = 16;

    private final List<Cut> cuts;
    private final int bytes;

    private CutEntries(List<Cut> cuts) {
        this.cuts = cuts;
        this.bytes = cuts.stream().mapToInt(IndexBytes::of).sum();
    }

    /**
     * Cuts the names of entries, which takes a tenth of a second when there are many long ones; meanwhile others go on.
     */
    public static CutEntries of(Collection<AnnouncedContent> entries) {
        var cuts = new ArrayList<Cut>(entries.size());
        for (AnnouncedContent entry : entries) {
            cuts.add(Cut.of(entry));
            if (cuts.size() % AT_ONCE == 0) {
                Courtesy.letOthersGoOn();
            }
        }
        return new CutEntries(List.copyOf(cuts));
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
