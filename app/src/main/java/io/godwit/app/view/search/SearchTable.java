package io.godwit.app.view.search;

import io.godwit.app.text.Amounts;
import io.godwit.app.view.IsolatedCell;
import io.godwit.app.view.KeptSelection;
import io.godwit.app.view.search.SearchOrder.Column;
import io.godwit.app.words.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;

/** The hits. Only rows in sight exist as controls, and sorting is left to the view model. */
final class SearchTable extends TableView<SearchRow> {
    private static final double ROW_HEIGHT = 44;
    private static final String UNKNOWN = "–";

    private final Map<TableColumn<SearchRow, ?>, Column> keys = new HashMap<>();
    private final KeptSelection<SearchRow> selection = new KeptSelection<>(this, SearchRow::id);
    private final Words words;

    SearchTable(Words words) {
        this.words = words;
        setId("search-table");
        setFixedCellSize(ROW_HEIGHT);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setAccessibleText(words.text("results"));
        TableColumn<SearchRow, SearchRow> name = new TableColumn<>(words.text("column.name"));
        name.setId("name");
        name.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        name.setCellFactory(_ -> new NameCell(words));
        name.setPrefWidth(420);
        name.setMinWidth(160);
        keys.put(name, Column.NAME);
        getColumns().add(name);
        add("kind", Column.KIND, 130, row -> words.text("kind." + key(row.kind())), false);
        add("size", Column.SIZE, 120, SearchTable::size, true);
        add("sources", Column.SOURCES, 110, this::sources, true);
    }

    /** Hands sorting over. The table asks for it at once, as it does whenever a policy is set. */
    void sortBy(Consumer<SearchOrder> sort) {
        setSortPolicy(_ -> {
            sort.accept(order());
            return true;
        });
    }

    static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String size(SearchRow row) {
        return row.size() < 0 ? UNKNOWN : Amounts.bytes(row.size());
    }

    private String sources(SearchRow row) {
        if (row.sources() > 0) {
            return Integer.toString(row.sources());
        }
        return row.own().isPresent() ? words.text("sources.you") : UNKNOWN;
    }

    private void add(
            String title, Column by, double width, Function<SearchRow, String> text, boolean end) {
        TableColumn<SearchRow, String> column = new TableColumn<>(words.text("column." + title));
        column.setId(title);
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(text.apply(cell.getValue())));
        column.setPrefWidth(width);
        column.setMinWidth(width);
        column.setMaxWidth(width * 1.5);
        if (end) {
            column.setCellFactory(_ -> new IsolatedCell<>());
            column.getStyleClass().add("number-column");
        }
        keys.put(column, by);
        getColumns().add(column);
    }

    private SearchOrder order() {
        if (getSortOrder().isEmpty()) {
            return SearchOrder.RELEVANCE;
        }
        TableColumn<SearchRow, ?> first = getSortOrder().getFirst();
        return new SearchOrder(
                keys.getOrDefault(first, Column.RELEVANCE),
                first.getSortType() == SortType.DESCENDING);
    }

    /** Shows other rows; what was selected stays so as far as it is still there. */
    void show(List<SearchRow> rows) {
        // Another list would make the table forget how it is sorted.
        selection.through(() -> getItems().setAll(rows));
    }
}
