package io.godwit.app.window;

import io.godwit.app.settings.TableSettings;
import io.godwit.app.settings.TableSettings.Column;
import io.godwit.app.settings.TableSettings.Sorting;
import io.godwit.app.view.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;

/** How the tables of all pages were arranged, whether their page was shown or not. Interface thread only. */
final class TableMemory {
    private final Map<String, TableSettings> before = new HashMap<>();

    /** Takes up what was there before, for the tables that are shown from now on. */
    void remember(Map<String, TableSettings> tables) {
        before.putAll(tables);
    }

    /** Arranges the tables of a page that was just made. */
    void arrange(View page) {
        for (TableView<?> table : page.tables()) {
            TableSettings was = before.get(table.getId());
            if (was != null) {
                arrange(table, was);
            }
        }
    }

    /** How the tables are arranged now; those of pages that were not shown as they were before. */
    Map<String, TableSettings> tables(Collection<View> pages) {
        Map<String, TableSettings> now = new HashMap<>(before);
        for (View page : pages) {
            page.tables().forEach(table -> now.put(table.getId(), of(table)));
        }
        return Map.copyOf(now);
    }

    private static TableSettings of(TableView<?> table) {
        return new TableSettings(
                table.getColumns().stream()
                        .map(one -> new Column(one.getId(), one.getWidth()))
                        .toList(),
                table.getSortOrder().stream()
                        .map(one ->
                                new Sorting(one.getId(), one.getSortType() == SortType.DESCENDING))
                        .toList());
    }

    /** As far as the table still has these columns. */
    private static <T> void arrange(TableView<T> table, TableSettings was) {
        Map<String, TableColumn<T, ?>> columns =
                table.getColumns().stream()
                        .collect(Collectors.toMap(TableColumn::getId, one -> one));
        List<TableColumn<T, ?>> order = new ArrayList<>();
        for (Column column : was.columns()) {
            TableColumn<T, ?> there = columns.get(column.id());
            if (there != null && !order.contains(there)) {
                order.add(there);
            }
        }
        if (order.size() == columns.size() && !order.equals(table.getColumns())) {
            table.getColumns().setAll(order);
        }
        // Another order gives the table reason to share its width out anew.
        for (Column column : was.columns()) {
            TableColumn<T, ?> there = columns.get(column.id());
            if (there != null) {
                there.setPrefWidth(column.width());
            }
        }
        List<TableColumn<T, ?>> sorted = new ArrayList<>();
        for (Sorting by : was.sorted()) {
            TableColumn<T, ?> there = columns.get(by.id());
            if (there != null && there.isSortable() && !sorted.contains(there)) {
                there.setSortType(by.descending() ? SortType.DESCENDING : SortType.ASCENDING);
                sorted.add(there);
            }
        }
        if (!sorted.equals(table.getSortOrder())) {
            table.getSortOrder().setAll(sorted);
        }
    }
}
