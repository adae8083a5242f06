package io.godwit.app.view.search;

import java.util.Comparator;

/**
 * How rows are sorted.
 *
 * @param by what is compared
 * @param descending whether the largest comes first
 */
record SearchOrder(Column by, boolean descending) {

    /** Best first, as the answer came. */
    static final SearchOrder RELEVANCE = new SearchOrder(Column.RELEVANCE, false);

    /** What rows are compared by. */
    enum Column {
        RELEVANCE,
        NAME,
        KIND,
        SIZE,
        SOURCES
    }

    Comparator<SearchRow> comparator() {
        Comparator<SearchRow> ascending =
                switch (by) {
                    case RELEVANCE -> (_, _) -> 0;
                    case NAME ->
                            Comparator.comparing(SearchRow::name, String.CASE_INSENSITIVE_ORDER);
                    case KIND -> Comparator.comparing(SearchRow::kind);
                    case SIZE -> Comparator.comparingLong(SearchRow::size);
                    case SOURCES -> Comparator.comparingInt(SearchRow::sources);
                };
        return descending ? ascending.reversed() : ascending;
    }
}
