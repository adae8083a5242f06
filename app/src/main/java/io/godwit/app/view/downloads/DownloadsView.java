package io.godwit.app.view.downloads;

import io.godwit.app.theme.Icon;
import io.godwit.app.view.EmptyState;
import io.godwit.app.view.FilesOut;
import io.godwit.app.view.Hint;
import io.godwit.app.view.KeptSelection;
import io.godwit.app.view.Keys;
import io.godwit.app.view.MenuKeys;
import io.godwit.app.view.View;
import io.godwit.app.words.Words;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The history of downloads and what can be done with the files. */
final class DownloadsView implements View {
    private static final KeyCombination UNLOCK = shortcut(KeyCode.O);

    private final DownloadsViewModel model;
    private final DownloadActions actions;
    private final Words words;
    private final TextField field = new TextField();
    private final DownloadsTable table;
    private final Map<Action, Button> buttons = new LinkedHashMap<>();
    private final StackPane stage = new StackPane();
    private final VBox root = new VBox();

    private record Action(
            String word,
            Feather icon,
            KeyCombination key,
            Predicate<List<DownloadRow>> allowed,
            Consumer<List<DownloadRow>> run) {}

    DownloadsView(DownloadsViewModel model, Words words, DownloadActions actions) {
        this.model = model;
        this.actions = actions;
        this.words = words;
        this.table = new DownloadsTable(words, model.rows());
        VBox.setVgrow(stage, Priority.ALWAYS);
        root.getStyleClass().addAll("page", "downloads-page");
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(DownloadsView.class.getResource("downloads.css"))
                                .toExternalForm());
        root.getChildren().addAll(head(), stage, foot());
        listen();
    }

    private Node head() {
        Label title = new Label(words.text("title"));
        title.getStyleClass().add("page-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        field.setId("downloads-filter");
        field.setPromptText(words.text("filter"));
        field.setAccessibleText(words.text("filter"));
        field.setPrefColumnCount(24);
        Button unlock = new Button(words.text("unlock"), Icon.of(Feather.UNLOCK));
        unlock.setId("downloads-unlock");
        unlock.setMinWidth(Region.USE_PREF_SIZE);
        Hint.on(unlock, words.text("unlock") + " (" + UNLOCK.getDisplayText() + ")");
        unlock.setOnAction(_ -> unlock());
        HBox head = new HBox(title, space, Icon.of(Feather.SEARCH), field, unlock);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("toolbar");
        return head;
    }

    private Node foot() {
        HBox foot = new HBox();
        foot.getStyleClass().add("toolbar");
        List<Action> all = all();
        ContextMenu menu = new ContextMenu();
        for (Action action : all) {
            String text = words.text(action.word());
            Button button = new Button(text, Icon.of(action.icon()));
            button.setId("downloads-" + action.word());
            button.setMinWidth(Region.USE_PREF_SIZE);
            Hint.on(button, text + " (" + action.key().getDisplayText() + ")");
            button.setOnAction(_ -> perform(action));
            buttons.put(action, button);
            foot.getChildren().add(button);
            MenuItem item = new MenuItem(text, Icon.of(action.icon()));
            item.setAccelerator(action.key());
            item.setOnAction(_ -> perform(action));
            menu.getItems().add(item);
        }
        table.setContextMenu(MenuKeys.onlyNamed(menu));
        return foot;
    }

    private List<Action> all() {
        Predicate<List<DownloadRow>> one = rows -> rows.size() == 1 && !rows.getFirst().missing();
        return List.of(
                new Action(
                        "open",
                        Feather.EXTERNAL_LINK,
                        key(KeyCode.ENTER),
                        one,
                        rows -> actions.open().accept(path(rows))),
                new Action(
                        "reveal",
                        Feather.FOLDER,
                        Keys.REVEAL,
                        one,
                        rows -> actions.reveal().accept(path(rows))),
                new Action(
                        "copy",
                        Feather.COPY,
                        shortcut(KeyCode.C),
                        rows -> rows.stream().anyMatch(row -> !row.missing()),
                        rows -> actions.copy().accept(files(rows))),
                new Action(
                        "again",
                        Feather.ROTATE_CW,
                        key(KeyCode.R),
                        rows -> !rows.isEmpty(),
                        this::again),
                new Action(
                        "forget",
                        Feather.MINUS_CIRCLE,
                        new KeyCodeCombination(KeyCode.DELETE, KeyCombination.SHIFT_DOWN),
                        rows -> !rows.isEmpty(),
                        this::forget),
                new Action(
                        "delete",
                        Feather.TRASH_2,
                        key(KeyCode.DELETE),
                        rows -> rows.stream().anyMatch(row -> !row.missing()),
                        actions.trash()));
    }

    private void unlock() {
        actions.unlock().accept(root.getScene().getWindow());
    }

    private static KeyCombination key(KeyCode code) {
        return new KeyCodeCombination(code);
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private static Path path(List<DownloadRow> rows) {
        return rows.getFirst().entry().path();
    }

    private static List<Path> files(List<DownloadRow> rows) {
        return rows.stream().filter(row -> !row.missing()).map(row -> row.entry().path()).toList();
    }

    private TableRow<DownloadRow> row() {
        TableRow<DownloadRow> row = new TableRow<>();
        FilesOut.from(row, () -> row.isEmpty() ? List.of() : files(selected()));
        // Not on the table: two clicks on the head of a column sort twice and open nothing.
        row.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2 && !row.isEmpty()) {
                perform(buttons.keySet().iterator().next());
            }
        });
        return row;
    }

    private void forget(List<DownloadRow> rows) {
        model.forget(rows);
        actions.forgotten().accept(rows.size(), () -> model.remember(rows));
    }

    private void again(List<DownloadRow> rows) {
        model.fetchAgain(rows);
        actions.again().accept(rows);
    }

    private void listen() {
        root.addEventHandler(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (UNLOCK.match(key)) {
                        unlock();
                        key.consume();
                    }
                });
        field.textProperty().bindBidirectional(model.filterProperty());
        field.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.DOWN) {
                table.requestFocus();
                if (selected().isEmpty()) {
                    table.getSelectionModel().clearAndSelect(0);
                }
                key.consume();
            }
        });
        new KeptSelection<>(table, DownloadRow::entry).through(model.applying());
        table.sortBy(model::sort);
        table.setRowFactory(_ -> row());
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        table.getSelectionModel()
                .getSelectedItems()
                .addListener((ListChangeListener<DownloadRow>) _ -> enable());
        model.rows().addListener((ListChangeListener<DownloadRow>) _ -> rows());
        model.totalProperty().subscribe(_ -> rows());
        enable();
    }

    private void key(KeyEvent event) {
        for (Action action : buttons.keySet()) {
            if (action.key().match(event)) {
                perform(action);
                event.consume();
                return;
            }
        }
    }

    private void perform(Action action) {
        List<DownloadRow> chosen = selected();
        if (action.allowed().test(chosen)) {
            action.run().accept(chosen);
        }
    }

    private List<DownloadRow> selected() {
        return table.getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private void enable() {
        List<DownloadRow> chosen = selected();
        buttons.forEach((action, button) -> button.setDisable(!action.allowed().test(chosen)));
    }

    private void rows() {
        if (model.totalProperty().get() < 0) {
            // Nothing is said about a history before it is known.
            return;
        }
        Node shown = table;
        if (model.rows().isEmpty()) {
            shown = model.totalProperty().get() == 0 ? nothing() : filtered();
        }
        if (!stage.getChildren().contains(shown)) {
            stage.getChildren().setAll(shown);
        }
        enable();
    }

    private Node nothing() {
        Button search = new Button(words.text("empty.search"), Icon.of(Feather.SEARCH));
        search.getStyleClass().add("accent");
        search.setOnAction(_ -> actions.search().run());
        Node empty =
                new EmptyState(
                        Feather.ARCHIVE,
                        words.text("empty.title"),
                        words.text("empty.text"),
                        search);
        empty.setId("downloads-empty");
        return empty;
    }

    private Node filtered() {
        return new EmptyState(
                Feather.FILTER, words.text("filtered.title"), words.text("filtered.text"));
    }

    @Override
    public List<TableView<?>> tables() {
        return List.of(table);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        buttons.keySet()
                .forEach(action ->
                        keys.put(action.key().getDisplayText(), words.text(action.word())));
        keys.put(UNLOCK.getDisplayText(), words.text("unlock"));
        return keys;
    }

    @Override
    public void shown() {
        model.lookAgain();
        table.requestFocus();
    }

    @Override
    public void find() {
        field.requestFocus();
        field.selectAll();
    }

    @Override
    public void close() {
        model.close();
    }
}
