package io.godwit.app.view.search;

import io.godwit.app.text.ContentKind;
import io.godwit.app.text.NameOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are shown and in what order.
 *
 * @param kind the only kind that is shown, null for all
 * @param size which sizes are shown
 * @param order how they are sorted
 */
record Arrangement(@Nullable ContentKind kind, SizeFilter size, SearchOrder order) {

    static final Arrangement USUAL = new Arrangement(null, SizeFilter.ANY, SearchOrder.RELEVANCE);

    /** The rows that are shown, in their order. */
    List<SearchRow> of(List<SearchRow> rows, NameOrder names) {
        if (equals(USUAL)) {
            return rows;
        }
        return rows.stream()
                .filter(row -> kind == null || row.kind() == kind)
                .filter(size::allows)
                .sorted(order.comparator(names))
                .toList();
    }
}
