package io.godwit.app.view.downloads;

import io.godwit.app.text.Amounts;
import io.godwit.app.text.Moments;
import io.godwit.app.view.IsolatedCell;
import io.godwit.app.view.downloads.DownloadOrder.Column;
import io.godwit.app.words.Words;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;

/** The history, latest first unless a person sorts it, which is left to the view model. */
final class DownloadsTable extends TableView<DownloadRow> {
    private static final double ROW_HEIGHT = 48;

    private final Map<TableColumn<DownloadRow, ?>, Column> columns = new HashMap<>();
    private final Words words;

    DownloadsTable(Words words, ObservableList<DownloadRow> rows) {
        this.words = words;
        Moments when = new Moments(words.locale(), ZoneId.systemDefault());
        setId("downloads-table");
        setItems(rows);
        setFixedCellSize(ROW_HEIGHT);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setAccessibleText(words.text("title"));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        TableColumn<DownloadRow, DownloadRow> name = new TableColumn<>(words.text("column.name"));
        name.setId("name");
        name.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        name.setCellFactory(_ -> new DownloadCell(words));
        name.setPrefWidth(400);
        name.setMinWidth(200);
        columns.put(name, Column.NAME);
        getColumns().add(name);
        add("size", Column.SIZE, 110, row -> Amounts.bytes(row.entry().size()), true);
        add("finished", Column.FINISHED, 200, row -> when.text(row.entry().finished()), false);
        add("folder", Column.FOLDER, 240, DownloadRow::folder, true);
    }

    /** Hands sorting over. The table asks for it at once, as it does whenever a policy is set. */
    void sortBy(Consumer<DownloadOrder> sort) {
        setSortPolicy(_ -> {
            sort.accept(order());
            return true;
        });
    }

    private DownloadOrder order() {
        return new DownloadOrder(
                getSortOrder().stream()
                        .map(one ->
                                new DownloadOrder.Key(
                                        Objects.requireNonNull(columns.get(one)),
                                        one.getSortType() == SortType.DESCENDING))
                        .toList());
    }

    private void add(
            String key,
            Column by,
            double width,
            Function<DownloadRow, String> text,
            boolean isolated) {
        TableColumn<DownloadRow, String> column = new TableColumn<>(words.text("column." + key));
        column.setId(key);
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(text.apply(cell.getValue())));
        column.setPrefWidth(width);
        column.setMinWidth(90);
        if (isolated) {
            column.setCellFactory(_ -> new IsolatedCell<>());
        }
        columns.put(column, by);
        getColumns().add(column);
    }
}
