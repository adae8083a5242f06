package io.godwit.app.transfers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What was downloaded before, latest first, bounded. Not thread-safe: belongs to the queue's thread. */
final class History {

    /** Most entries; the oldest go first. */
    static final int MOST = 10_000;

    private List<HistoryEntry> entries = List.of();

    void restore(List<HistoryEntry> stored) {
        entries = List.copyOf(stored);
    }

    /** A download is done; an earlier one to the same place is no longer there. */
    void add(HistoryEntry entry) {
        List<HistoryEntry> next = new ArrayList<>();
        next.add(entry);
        entries.stream()
                .filter(one -> !one.path().equals(entry.path()))
                .limit(MOST - 1)
                .forEach(next::add);
        entries = List.copyOf(next);
    }

    void remove(Collection<HistoryEntry> gone) {
        Set<HistoryEntry> forgotten = Set.copyOf(gone);
        entries = entries.stream().filter(one -> !forgotten.contains(one)).toList();
    }

    /** Takes back that entries were removed; where something else was put meanwhile, that stays. */
    void putBack(Collection<HistoryEntry> removed) {
        Set<Path> taken = new HashSet<>();
        entries.forEach(one -> taken.add(one.path()));
        entries =
                Stream.concat(
                                entries.stream(),
                                removed.stream().filter(one -> !taken.contains(one.path())))
                        .sorted(Comparator.comparing(HistoryEntry::finished).reversed())
                        .limit(MOST)
                        .toList();
    }

    /** An unchanging list; the same one until something changes. */
    List<HistoryEntry> entries() {
        return entries;
    }
}
