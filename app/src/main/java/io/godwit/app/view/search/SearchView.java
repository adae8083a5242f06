package io.godwit.app.view.search;

import io.godwit.app.text.ContentKind;
import io.godwit.app.theme.Icon;
import io.godwit.app.view.EmptyState;
import io.godwit.app.view.Hint;
import io.godwit.app.view.MenuKeys;
import io.godwit.app.view.View;
import io.godwit.app.words.Words;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
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
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A field to type into, and what others share that is called so. */
final class SearchView implements View {
    private static final KeyCombination DOWNLOAD = new KeyCodeCombination(KeyCode.ENTER);
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final SearchViewModel model;
    private final Words words;
    private final Actions actions;
    private final Runnable closed;
    private final TextField field = new TextField();
    private final ComboBox<Optional<ContentKind>> kinds = new ComboBox<>();
    private final ComboBox<SizeFilter> sizes = new ComboBox<>();
    private final SearchTable table;
    private final StackPane stage = new StackPane();
    private final Label count = new Label();
    private final Button download = new Button();
    private final Button copy = new Button();
    private final MenuItem fetch = new MenuItem();
    private final VBox root = new VBox();
    private SearchOrder order = SearchOrder.RELEVANCE;

    /**
     * What the page cannot do alone.
     *
     * @param copyLink puts the links of rows on the clipboard
     * @param downloaded says that something was added to the transfers
     * @param reveal shows where something lies on this machine
     * @param openSettings shows where the discovery server is chosen
     * @param switchOn switches the network on
     */
    record Actions(
            Consumer<List<SearchRow>> copyLink,
            Consumer<List<SearchRow>> downloaded,
            Consumer<Path> reveal,
            Runnable openSettings,
            Runnable switchOn) {}

    /**
     * A view.
     *
     * @param closed run when the page is needed no more
     */
    SearchView(SearchViewModel model, Words words, Actions actions, Runnable closed) {
        this.model = model;
        this.words = words;
        this.actions = actions;
        this.closed = closed;
        this.table = new SearchTable(words);
        Label title = new Label(words.text("title"));
        title.getStyleClass().add("page-title");
        VBox.setVgrow(stage, Priority.ALWAYS);
        root.getStyleClass().addAll("page", "search-page");
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(SearchView.class.getResource("search.css"))
                                .toExternalForm());
        root.getChildren().addAll(title, bar(), stage, foot());
        listen();
        state(model.stateProperty().get());
    }

    private void listen() {
        field.textProperty().bindBidirectional(model.textProperty());
        model.rowsProperty().subscribe(this::rows);
        model.stateProperty().subscribe(this::state);
        table.sortBy(this::sort);
        table.getSelectionModel()
                .getSelectedItems()
                .addListener((ListChangeListener<SearchRow>) _ -> enable());
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::tableKey);
        table.setRowFactory(_ -> row());
        table.setContextMenu(menu());
        field.setOnKeyPressed(this::fieldKey);
    }

    private TableRow<SearchRow> row() {
        TableRow<SearchRow> row = new TableRow<>();
        // Not on the table: two clicks on the head of a column sort twice and fetch nothing.
        row.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2 && !row.isEmpty() && selected().size() == 1) {
                download();
            }
        });
        return row;
    }

    private Node bar() {
        field.setId("search-field");
        field.setPromptText(words.text("prompt"));
        field.setAccessibleText(words.text("field"));
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox box = new HBox(Icon.of(Feather.SEARCH), field);
        box.getStyleClass().add("search-box");
        box.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(box, Priority.ALWAYS);
        kinds.setId("search-kind");
        kinds.getItems().add(Optional.empty());
        List.of(ContentKind.values()).forEach(kind -> kinds.getItems().add(Optional.of(kind)));
        kinds.setConverter(
                shown(kind -> words.text("kind." + kind.map(SearchTable::key).orElse("any"))));
        kinds.setValue(Optional.empty());
        kinds.setAccessibleText(words.text("filter.kind"));
        Hint.on(kinds, words.text("filter.kind"));
        kinds.setOnAction(_ -> arrange());
        sizes.setId("search-size");
        sizes.setItems(FXCollections.observableArrayList(SizeFilter.values()));
        sizes.setConverter(shown(size -> words.text("size." + SearchTable.key(size))));
        sizes.setValue(SizeFilter.ANY);
        sizes.setAccessibleText(words.text("filter.size"));
        Hint.on(sizes, words.text("filter.size"));
        sizes.setOnAction(_ -> arrange());
        HBox bar = new HBox(box, kinds, sizes);
        bar.getStyleClass().add("toolbar");
        return bar;
    }

    private static <T> StringConverter<T> shown(Function<T, String> text) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : text.apply(value);
            }

            @Override
            public @Nullable T fromString(String ignored) {
                return null;
            }
        };
    }

    private Node foot() {
        count.getStyleClass().add("muted");
        count.setId("search-count");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        copy.setText(words.text("copy"));
        copy.setGraphic(Icon.of(Feather.LINK));
        copy.setId("search-copy");
        Hint.on(copy, words.text("copy.tip", COPY.getDisplayText()));
        copy.setOnAction(_ -> actions.copyLink().accept(selected()));
        download.setId("search-download");
        download.getStyleClass().add("accent");
        Hint.on(download, words.text("download.tip"));
        download.setOnAction(_ -> download());
        HBox foot = new HBox(count, space, copy, download);
        foot.getStyleClass().add("toolbar");
        enable();
        return foot;
    }

    private ContextMenu menu() {
        fetch.setOnAction(_ -> download());
        MenuItem link = new MenuItem(words.text("copy"), Icon.of(Feather.LINK));
        link.setAccelerator(COPY);
        link.setOnAction(_ -> actions.copyLink().accept(selected()));
        return MenuKeys.onlyNamed(new ContextMenu(fetch, link));
    }

    // ---- what a person does

    private void fieldKey(KeyEvent key) {
        switch (key.getCode()) {
            case DOWN -> {
                table.requestFocus();
                if (selected().isEmpty() && !table.getItems().isEmpty()) {
                    table.getSelectionModel().clearAndSelect(0);
                }
                key.consume();
            }
            case ENTER -> {
                if (table.getItems().size() == 1 && model.isAnswered()) {
                    table.getSelectionModel().clearAndSelect(0);
                    download();
                }
                key.consume();
            }
            case ESCAPE -> {
                if (!field.getText().isEmpty()) {
                    field.clear();
                    key.consume();
                }
            }
            default -> {
                // Typed text.
            }
        }
    }

    @Override
    public Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put(DOWNLOAD.getDisplayText(), words.text("download"));
        keys.put(COPY.getDisplayText(), words.text("copy"));
        return keys;
    }

    private void tableKey(KeyEvent key) {
        if (DOWNLOAD.match(key) && !selected().isEmpty()) {
            download();
            key.consume();
        } else if (COPY.match(key) && !selected().isEmpty()) {
            actions.copyLink().accept(selected());
            key.consume();
        }
    }

    private List<SearchRow> selected() {
        // While its rows are exchanged a table has nothing where something was selected.
        return table.getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .toList();
    }

    /** What is here already is not fetched once more: of that alone the person is shown where it lies. */
    private void download() {
        List<SearchRow> wanted = selected().stream().filter(row -> row.own().isEmpty()).toList();
        if (wanted.isEmpty()) {
            selected().stream()
                    .flatMap(row -> row.own().stream())
                    .findFirst()
                    .ifPresent(copy -> actions.reveal().accept(copy.path()));
        } else {
            model.download(wanted);
            actions.downloaded().accept(wanted);
        }
    }

    private void sort(SearchOrder wanted) {
        order = wanted;
        arrange();
    }

    private void arrange() {
        Optional<ContentKind> kind = kinds.getValue();
        model.arrange(new Arrangement(kind.orElse(null), sizes.getValue(), order));
    }

    // ---- what is shown

    private void enable() {
        List<SearchRow> chosen = selected();
        download.setDisable(chosen.isEmpty());
        copy.setDisable(chosen.isEmpty());
        boolean here = !chosen.isEmpty() && chosen.stream().allMatch(row -> row.own().isPresent());
        String key = here ? "reveal" : "download";
        Feather icon = here ? Feather.FOLDER : Feather.DOWNLOAD;
        download.setText(words.text(key));
        download.setGraphic(Icon.of(icon));
        fetch.setText(words.text(key));
        fetch.setGraphic(Icon.of(icon));
    }

    private void rows(List<SearchRow> rows) {
        table.show(rows);
        count();
        state(model.stateProperty().get());
    }

    private void count() {
        int shown = model.rowsProperty().get().size();
        count.setText(
                switch (model.stateProperty().get()) {
                    case SEARCHING -> words.text("searching");
                    case FOUND ->
                            shown == model.found()
                                    ? words.text("count", shown)
                                    : words.text("count.filtered", shown, model.found());
                    default -> "";
                });
    }

    private void state(SearchState state) {
        boolean empty = model.rowsProperty().get().isEmpty();
        Node shown =
                switch (state) {
                    case PROMPT -> empty(Feather.SEARCH, "prompt");
                    case WAITING -> empty(Feather.LOADER, "waiting");
                    case NOTHING -> empty(Feather.INBOX, "nothing");
                    case BAD_LINK -> empty(Feather.LINK_2, "badlink");
                    case OFFLINE ->
                            empty(
                                    Feather.WIFI_OFF,
                                    "offline",
                                    button("offline.action", actions.switchOn()));
                    case UNREACHABLE ->
                            empty(
                                    Feather.CLOUD_OFF,
                                    "unreachable",
                                    button("unreachable.again", model::again),
                                    button("unreachable.settings", actions.openSettings()));
                    case SEARCHING -> empty ? empty(Feather.LOADER, "asking") : table;
                    case FOUND -> empty ? empty(Feather.FILTER, "filtered") : table;
                    case LINK -> table;
                };
        if (!stage.getChildren().contains(shown)) {
            stage.getChildren().setAll(shown);
        }
        count();
    }

    private Node empty(Feather icon, String key, Node... buttons) {
        EmptyState state =
                new EmptyState(
                        icon, words.text(key + ".title"), words.text(key + ".text"), buttons);
        state.setId("search-" + key);
        return state;
    }

    private Button button(String key, Runnable action) {
        Button button = new Button(words.text(key));
        button.setOnAction(_ -> action.run());
        return button;
    }

    // ---- the window

    @Override
    public List<TableView<?>> tables() {
        return List.of(table);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        field.requestFocus();
    }

    @Override
    public void find() {
        field.requestFocus();
        field.selectAll();
    }

    @Override
    public void search(String text) {
        field.setText(text);
        field.requestFocus();
        field.end();
    }

    @Override
    public void close() {
        closed.run();
    }
}
