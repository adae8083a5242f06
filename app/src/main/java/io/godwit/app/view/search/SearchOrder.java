package io.godwit.app.view.search;

import io.godwit.app.text.NameOrder;
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

    /** For one sort. */
    Comparator<SearchRow> comparator(NameOrder names) {
        Comparator<SearchRow> ascending =
                switch (by) {
                    case RELEVANCE -> (_, _) -> 0;
                    case NAME -> names.by(SearchRow::name);
                    case KIND -> Comparator.comparing(SearchRow::kind);
                    case SIZE -> Comparator.comparingLong(SearchRow::size);
                    case SOURCES -> Comparator.comparingInt(SearchRow::sources);
                };
        return descending ? ascending.reversed() : ascending;
    }
}
