package io.godwit.app.view.shares;

import io.godwit.app.text.Amounts;
import io.godwit.app.theme.Icon;
import io.godwit.app.words.Words;
import io.godwit.core.share.Visibility;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.feather.Feather;

/** The list of shares. Sorting is left to the view model, so that ten thousand rows never hold the window up. */
final class SharesTable {
    private static final double ROW = 56;
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination REVEAL =
            new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination PROTECT =
            new KeyCodeCombination(KeyCode.P, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination STOP = new KeyCodeCombination(KeyCode.DELETE);

    private final SharesViewModel model;
    private final Words words;
    private final Consumer<ShareRow> copyLink;
    private final Consumer<ShareRow> reveal;
    private final Consumer<ShareRow> protect;
    private final TableView<ShareRow> table = new TableView<>();

    SharesTable(
            SharesViewModel model,
            Words words,
            Consumer<ShareRow> copyLink,
            Consumer<ShareRow> reveal,
            Consumer<ShareRow> protect) {
        this.model = model;
        this.words = words;
        this.copyLink = copyLink;
        this.reveal = reveal;
        this.protect = protect;
        table.setId("shares-table");
        table.setFixedCellSize(ROW);
        table.setAccessibleText(words.text("title"));
        table.setPlaceholder(new Label(words.text("filter.nothing")));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        addColumns();
        table.setItems(model.rows());
        table.setSortPolicy(sorted -> {
            model.sort(order());
            return true;
        });
        table.setContextMenu(menu());
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    TableView<ShareRow> root() {
        return table;
    }

    private void addColumns() {
        table.getColumns()
                .add(
                        column(
                                "column.name",
                                340,
                                cell -> new NameCell(),
                                Comparator.comparing(
                                        row -> row.share().name(), String.CASE_INSENSITIVE_ORDER)));
        table.getColumns()
                .add(
                        amount(
                                "column.size",
                                96,
                                row -> row.indexed() ? Amounts.bytes(row.share().size()) : "–",
                                Comparator.comparingLong(row -> row.share().size())));
        table.getColumns()
                .add(
                        amount(
                                "column.files",
                                80,
                                row ->
                                        row.indexed()
                                                ? String.format(
                                                        words.locale(), "%,d", row.share().files())
                                                : "–",
                                Comparator.comparingLong(row -> row.share().files())));
        table.getColumns()
                .add(
                        column(
                                "column.state",
                                190,
                                cell -> new StateCell(words),
                                Comparator.comparing(row -> row.share().state())));
        table.getColumns()
                .add(
                        column(
                                "column.visibility",
                                176,
                                cell -> new VisibilityCell(model, words),
                                Comparator.comparing(row -> row.share().visibility())));
        table.getColumns()
                .add(
                        column(
                                "column.fetching",
                                150,
                                cell -> new FetchingCell(words),
                                Comparator.comparingInt(row -> row.fetching().size())));
    }

    private TableColumn<ShareRow, ShareRow> column(
            String key,
            double width,
            Function<String, TableCell<ShareRow, ShareRow>> cells,
            Comparator<ShareRow> order) {
        TableColumn<ShareRow, ShareRow> column = new TableColumn<>(words.text(key));
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 72));
        column.setReorderable(false);
        column.setCellValueFactory(features -> new ReadOnlyObjectWrapper<>(features.getValue()));
        column.setCellFactory(owner -> cells.apply(key));
        column.setComparator(order);
        return column;
    }

    private TableColumn<ShareRow, ShareRow> amount(
            String key, double width, Function<ShareRow, String> text, Comparator<ShareRow> order) {
        TableColumn<ShareRow, ShareRow> column =
                column(key, width, cell -> new AmountCell(text), order);
        column.getStyleClass().add("amount");
        return column;
    }

    /** The orders of the chosen columns, first column first. */
    private Comparator<ShareRow> order() {
        Comparator<ShareRow> all = (_, _) -> 0;
        for (TableColumn<ShareRow, ?> column : table.getSortOrder()) {
            @SuppressWarnings("unchecked") // Every column of this table shows the row itself.
            Comparator<ShareRow> one = (Comparator<ShareRow>) column.getComparator();
            boolean up = column.getSortType() == TableColumn.SortType.ASCENDING;
            all = all.thenComparing(up ? one : one.reversed());
        }
        return all;
    }

    private List<ShareRow> chosen() {
        return List.copyOf(table.getSelectionModel().getSelectedItems());
    }

    private ContextMenu menu() {
        MenuItem link = item("link.copy", Feather.LINK, COPY);
        link.setOnAction(asked -> chosen().stream().limit(1).forEach(copyLink));
        MenuItem show = item("reveal", Feather.FOLDER, REVEAL);
        show.setOnAction(asked -> chosen().stream().limit(1).forEach(reveal));
        Menu visibility = new Menu(words.text("column.visibility"), Icon.of(Feather.EYE));
        for (Visibility one : Visibility.values()) {
            RadioMenuItem choice = new RadioMenuItem(words.text("visibility." + one.name()));
            choice.setUserData(one);
            choice.setOnAction(asked -> model.change(chosen(), one));
            visibility.getItems().add(choice);
        }
        MenuItem lock = item("protect", Feather.LOCK, PROTECT);
        lock.setOnAction(asked -> chosen().stream().limit(1).forEach(protect));
        MenuItem stop = item("stop", Feather.X_CIRCLE, STOP);
        stop.setOnAction(asked -> model.stop(chosen()));
        ContextMenu menu =
                new ContextMenu(link, show, visibility, lock, new SeparatorMenuItem(), stop);
        menu.setOnShowing(opening -> {
            List<ShareRow> rows = chosen();
            menu.getItems().forEach(item -> item.setDisable(rows.isEmpty()));
            mark(visibility, rows);
        });
        return menu;
    }

    private static void mark(Menu visibility, List<ShareRow> rows) {
        for (MenuItem item : visibility.getItems()) {
            boolean all =
                    !rows.isEmpty()
                            && rows.stream()
                                    .allMatch(row ->
                                            row.share().visibility().equals(item.getUserData()));
            ((RadioMenuItem) item).setSelected(all);
        }
    }

    private MenuItem item(String key, Feather icon, KeyCombination shortcut) {
        MenuItem item = new MenuItem(words.text(key), Icon.of(icon));
        item.setAccelerator(shortcut);
        return item;
    }

    private void pressed(KeyEvent key) {
        if (COPY.match(key)) {
            chosen().stream().limit(1).forEach(copyLink);
        } else if (REVEAL.match(key)) {
            chosen().stream().limit(1).forEach(reveal);
        } else if (PROTECT.match(key)) {
            chosen().stream().limit(1).forEach(protect);
        } else if (STOP.match(key)) {
            model.stop(chosen());
        } else {
            return;
        }
        key.consume();
    }
}
