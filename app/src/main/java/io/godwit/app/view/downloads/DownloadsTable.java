package io.godwit.app.view.downloads;

import io.godwit.app.text.Amounts;
import io.godwit.app.text.Moments;
import io.godwit.app.view.IsolatedCell;
import io.godwit.app.words.Words;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** The history, latest first. */
final class DownloadsTable extends TableView<DownloadRow> {
    private static final double ROW_HEIGHT = 48;

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
        name.setSortable(false);
        getColumns().add(name);
        add("size", 110, row -> Amounts.bytes(row.entry().size()), true);
        add("finished", 200, row -> when.text(row.entry().finished()), false);
        add("folder", 240, row -> parent(row.entry().path()), true);
    }

    private static String parent(Path path) {
        @Nullable Path folder = path.getParent();
        return folder == null ? "" : folder.toString();
    }

    private void add(
            String key, double width, Function<DownloadRow, String> text, boolean isolated) {
        TableColumn<DownloadRow, String> column = new TableColumn<>(words.text("column." + key));
        column.setId(key);
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(text.apply(cell.getValue())));
        column.setPrefWidth(width);
        column.setMinWidth(90);
        if (isolated) {
            column.setCellFactory(_ -> new IsolatedCell<>());
        }
        column.setSortable(false);
        getColumns().add(column);
    }
}
