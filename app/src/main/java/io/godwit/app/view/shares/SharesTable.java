package io.godwit.app.view.shares;

import io.godwit.app.text.NameOrder;
import io.godwit.app.theme.Icon;
import io.godwit.app.view.FilesOut;
import io.godwit.app.view.Isolated;
import io.godwit.app.view.KeptSelection;
import io.godwit.app.view.Keys;
import io.godwit.app.view.MenuKeys;
import io.godwit.app.view.Paragraph;
import io.godwit.app.words.Words;
import io.godwit.core.share.ShareState;
import io.godwit.core.share.Visibility;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
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
    private static final KeyCombination PROTECT =
            new KeyCodeCombination(KeyCode.P, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination CONTENTS = new KeyCodeCombination(KeyCode.ENTER);
    private static final KeyCombination COPY_FILES =
            new KeyCodeCombination(
                    KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    private static final KeyCombination STOP = new KeyCodeCombination(KeyCode.DELETE);

    private final SharesViewModel model;
    private final Words words;
    private final Isolated isolated;
    private final Orders orders;
    private final TableView<ShareRow> table = new TableView<>();
    private final KeptSelection<ShareRow> selection = new KeptSelection<>(table, ShareRow::path);

    /** What the page does for it. */
    interface Orders {
        void copyLink(ShareRow row);

        void reveal(ShareRow row);

        void protect(ShareRow row);

        void contents(ShareRow row);

        void copyFiles(List<Path> files);
    }

    SharesTable(SharesViewModel model, Words words, Orders orders) {
        this.model = model;
        this.words = words;
        isolated = new Isolated(words.orientation());
        this.orders = orders;
        table.setId("shares-table");
        table.setFixedCellSize(ROW);
        table.setAccessibleText(words.text("title"));
        table.setPlaceholder(new Paragraph(Pos.CENTER, words.text("filter.nothing")));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        addColumns();
        table.setItems(model.rows());
        selection.through(model.applying());
        table.setSortPolicy(sorted -> {
            model.sort(order());
            return true;
        });
        table.setContextMenu(MenuKeys.onlyNamed(menu()));
        table.setRowFactory(made -> row());
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    TableView<ShareRow> root() {
        return table;
    }

    /** Whether what is selected at the moment is nothing that a person meant. */
    boolean isChanging() {
        return selection.isChanging();
    }

    private TableRow<ShareRow> row() {
        TableRow<ShareRow> row = new TableRow<>();
        FilesOut.from(row, () -> row.isEmpty() ? List.of() : files());
        row.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2 && !row.isEmpty()) {
                orders.contents(row.getItem());
            }
        });
        return row;
    }

    private List<Path> files() {
        return chosen().stream()
                .filter(row -> row.share().state() != ShareState.MISSING)
                .map(ShareRow::path)
                .toList();
    }

    private void addColumns() {
        table.getColumns()
                .add(
                        column(
                                "name",
                                324,
                                cell -> new NameCell(words, orders::contents),
                                // One thread at a time: shares are loaded one after the other.
                                new NameOrder(words.locale()).by(row -> row.share().name())));
        table.getColumns()
                .add(
                        amount(
                                "size",
                                96,
                                row -> row.indexed() ? isolated.bytes(row.share().size()) : "–",
                                Comparator.comparingLong(row -> row.share().size())));
        table.getColumns()
                .add(
                        amount(
                                "files",
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
                                "state",
                                184,
                                cell -> new StateCell(words),
                                Comparator.comparing(row -> row.share().state())));
        table.getColumns()
                .add(
                        column(
                                "visibility",
                                208,
                                cell -> new VisibilityCell(model, words),
                                Comparator.comparing(row -> row.share().visibility())));
        table.getColumns()
                .add(
                        column(
                                "fetching",
                                140,
                                cell -> new FetchingCell(words),
                                Comparator.comparingInt(row -> row.fetching().size())));
    }

    private TableColumn<ShareRow, ShareRow> column(
            String key,
            double width,
            Function<String, TableCell<ShareRow, ShareRow>> cells,
            Comparator<ShareRow> order) {
        TableColumn<ShareRow, ShareRow> column = new TableColumn<>(words.text("column." + key));
        column.setId(key);
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
        MenuItem contents = item("contents", Feather.LIST, CONTENTS);
        contents.setOnAction(asked -> chosen().stream().limit(1).forEach(orders::contents));
        MenuItem link = item("link.copy", Feather.LINK, COPY);
        link.setOnAction(asked -> chosen().stream().limit(1).forEach(orders::copyLink));
        MenuItem copy = item("copy", Feather.COPY, COPY_FILES);
        copy.setOnAction(asked -> orders.copyFiles(files()));
        MenuItem show = item("reveal", Feather.FOLDER, Keys.REVEAL);
        show.setOnAction(asked -> chosen().stream().limit(1).forEach(orders::reveal));
        Menu visibility = new Menu(words.text("column.visibility"), Icon.of(Feather.EYE));
        for (Visibility one : Visibility.values()) {
            RadioMenuItem choice = new RadioMenuItem(words.text("visibility." + one.name()));
            choice.setUserData(one);
            choice.setOnAction(asked -> model.change(chosen(), one));
            visibility.getItems().add(choice);
        }
        MenuItem lock = item("protect", Feather.LOCK, PROTECT);
        lock.setOnAction(asked -> chosen().stream().limit(1).forEach(orders::protect));
        MenuItem stop = item("stop", Feather.X_CIRCLE, STOP);
        stop.setOnAction(asked -> model.stop(chosen()));
        ContextMenu menu =
                new ContextMenu(
                        contents,
                        link,
                        copy,
                        show,
                        visibility,
                        lock,
                        new SeparatorMenuItem(),
                        stop);
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

    /** Every key, as it is written on keyboards, with what it does. */
    Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put(CONTENTS.getDisplayText(), words.text("contents"));
        keys.put(COPY.getDisplayText(), words.text("link.copy"));
        keys.put(COPY_FILES.getDisplayText(), words.text("copy"));
        keys.put(Keys.REVEAL.getDisplayText(), words.text("reveal"));
        keys.put(PROTECT.getDisplayText(), words.text("protect"));
        keys.put(STOP.getDisplayText(), words.text("stop"));
        return keys;
    }

    private MenuItem item(String key, Feather icon, KeyCombination shortcut) {
        MenuItem item = new MenuItem(words.text(key), Icon.of(icon));
        item.setAccelerator(shortcut);
        return item;
    }

    private void pressed(KeyEvent key) {
        if (COPY.match(key)) {
            chosen().stream().limit(1).forEach(orders::copyLink);
        } else if (COPY_FILES.match(key)) {
            orders.copyFiles(files());
        } else if (CONTENTS.match(key)) {
            chosen().stream().limit(1).forEach(orders::contents);
        } else if (Keys.REVEAL.match(key)) {
            chosen().stream().limit(1).forEach(orders::reveal);
        } else if (PROTECT.match(key)) {
            chosen().stream().limit(1).forEach(orders::protect);
        } else if (STOP.match(key)) {
            model.stop(chosen());
        } else {
            return;
        }
        key.consume();
    }
}
