package io.godwit.app.view.downloads;

import io.godwit.app.text.NameOrder;
import java.util.Comparator;
import java.util.List;

/**
 * How the history is sorted; rows that compare as equal stay as they were. Immutable.
 *
 * @param keys by what, the first first
 */
record DownloadOrder(List<Key> keys) {

    /** As the history is: latest first. */
    static final DownloadOrder HISTORY = new DownloadOrder(List.of());

    /** What rows are compared by. */
    enum Column {
        NAME,
        SIZE,
        FINISHED,
        FOLDER
    }

    /**
     * One column.
     *
     * @param by what is compared
     * @param descending whether the largest comes first
     */
    record Key(Column by, boolean descending) {}

    DownloadOrder {
        keys = List.copyOf(keys);
    }

    /** The same rows in this order. */
    List<DownloadRow> of(List<DownloadRow> rows, NameOrder names) {
        Comparator<DownloadRow> all = (_, _) -> 0;
        for (Key key : keys) {
            Comparator<DownloadRow> ascending = ascending(key.by(), names);
            all = all.thenComparing(key.descending() ? ascending.reversed() : ascending);
        }
        return rows.stream().sorted(all).toList();
    }

    private static Comparator<DownloadRow> ascending(Column by, NameOrder names) {
        return switch (by) {
            case NAME -> names.by(DownloadRow::name);
            case SIZE -> Comparator.comparingLong(row -> row.entry().size());
            case FINISHED -> Comparator.comparing(row -> row.entry().finished());
            case FOLDER -> names.by(DownloadRow::folder);
        };
    }
}
