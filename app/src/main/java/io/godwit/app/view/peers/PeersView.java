package io.godwit.app.view.peers;

import io.godwit.app.theme.Icon;
import io.godwit.app.view.EmptyState;
import io.godwit.app.view.Hint;
import io.godwit.app.view.KeptSelection;
import io.godwit.app.view.Navigator;
import io.godwit.app.view.Paragraph;
import io.godwit.app.view.peers.PeersViewModel.Status;
import io.godwit.app.words.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
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

/** The page itself: a list, and beside it more about the chosen peer. */
final class PeersView {
    static final KeyCombination FAVOUR =
            new KeyCodeCombination(KeyCode.D, KeyCombination.SHORTCUT_DOWN);

    private static final double ROW = 68;
    private static final KeyCombination BROWSE = new KeyCodeCombination(KeyCode.ENTER);

    private final PeersViewModel model;
    private final Words words;
    private final ListView<PeerRow> list = new ListView<>();
    private final KeptSelection<PeerRow> selection = new KeptSelection<>(list, PeerRow::id);
    private final TextField filter = new TextField();
    private final Label summary = new Label();
    private final StackPane content = new StackPane();
    private final Node empty;
    private final Node offline;
    private final HBox split;
    private final StackPane root = new StackPane();
    private final AddSheet adding;

    PeersView(PeersViewModel model, Words words, Navigator navigator, Runnable switchOn) {
        this.model = model;
        this.words = words;
        VerifySheet sheet = new VerifySheet(model, words, navigator, root);
        adding = new AddSheet(model, words, root);
        PeerDetail detail = new PeerDetail(model, words, navigator, sheet);
        empty = new EmptyState(Feather.USERS, words.text("empty.title"), words.text("empty.text"));
        offline = offlineState(switchOn);
        prepareList();
        split = new HBox(list, detail.root());
        split.getStyleClass().add("split");
        HBox.setHgrow(list, Priority.ALWAYS);
        VBox page = new VBox(header(), content);
        page.getStyleClass().add("page");
        VBox.setVgrow(content, Priority.ALWAYS);
        root.getChildren().add(page);
        root.setId("peers-page");
        root.getStyleClass().add("peers");
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(PeersView.class.getResource("peers.css"))
                                .toExternalForm());
        model.status().addListener((property, before, now) -> show());
        model.revision().subscribe((before, now) -> follow());
        model.failed()
                .addListener((property, before, now) -> {
                    if (now) {
                        model.failed().set(false);
                        navigator.error(words.text("failed"), words.text("failed.hint"));
                    }
                });
        show();
    }

    Parent root() {
        return root;
    }

    /** Every key, as it is written on keyboards, with what it does. */
    Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put(BROWSE.getDisplayText(), words.text("browse", 0));
        keys.put(FAVOUR.getDisplayText(), words.text("favourite.on"));
        return keys;
    }

    void find() {
        filter.requestFocus();
        filter.selectAll();
    }

    private Node header() {
        Label title = new Label(words.text("title"));
        title.getStyleClass().add("page-title");
        summary.getStyleClass().add("muted");
        summary.setId("peers-summary");
        VBox titles = new VBox(title, summary);
        HBox.setHgrow(titles, Priority.ALWAYS);
        filter.setId("peers-filter");
        filter.setPromptText(words.text("filter"));
        filter.setAccessibleText(words.text("filter"));
        filter.textProperty().addListener((property, before, now) -> model.filter(now));
        filter.addEventHandler(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (key.getCode() == KeyCode.ESCAPE) {
                        filter.clear();
                        list.requestFocus();
                        key.consume();
                    }
                });
        Button add = new Button(words.text("byid"), Icon.of(Feather.USER_PLUS));
        add.setId("peers-add");
        add.setMinWidth(Region.USE_PREF_SIZE);
        Hint.on(add, words.text("byid.tip"));
        add.setOnAction(pressed -> adding.show());
        HBox header = new HBox(titles, filter, add);
        header.getStyleClass().add("toolbar");
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private Node offlineState(Runnable switchOn) {
        Button on = new Button(words.text("offline.on"), Icon.of(Feather.POWER));
        on.getStyleClass().add("accent");
        on.setOnAction(pressed -> switchOn.run());
        return new EmptyState(
                Feather.WIFI_OFF, words.text("offline.title"), words.text("offline.text"), on);
    }

    private void prepareList() {
        list.setId("peers-list");
        list.setAccessibleText(words.text("title"));
        list.setFixedCellSize(ROW);
        list.setCellFactory(owner -> new PeerCell(model, words));
        list.setItems(model.rows());
        selection.through(model.applying());
        list.setPlaceholder(new Paragraph(Pos.CENTER, words.text("filter.nothing")));
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener((property, before, now) -> {
                    if (now != null && !selection.isChanging()) {
                        model.choose(now);
                    }
                });
        list.addEventHandler(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (BROWSE.match(key)) {
                        model.chosen()
                                .get()
                                .filter(PeerRow::canBeAsked)
                                .ifPresent(row -> model.browse().open(row.id()));
                        key.consume();
                    } else if (FAVOUR.match(key)) {
                        model.chosen().get().ifPresent(model::favour);
                        key.consume();
                    }
                });
    }

    /** Whoever is chosen is selected as soon as the list has a row for that peer; nobody is when nobody is chosen. */
    private void follow() {
        int place = model.chosen().get().map(this::place).orElse(-1);
        if (place < 0) {
            list.getSelectionModel().clearSelection();
        } else if (list.getSelectionModel().getSelectedIndex() != place) {
            list.getSelectionModel().clearAndSelect(place);
        }
        show();
    }

    private int place(PeerRow chosen) {
        return model.rows().stream().map(PeerRow::id).toList().indexOf(chosen.id());
    }

    private void show() {
        Status now = model.status().get();
        long online = model.rows().stream().filter(PeerRow::online).count();
        summary.setText(
                switch (now) {
                    case LOADING -> words.text("loading");
                    case OFFLINE -> words.text("offline.title");
                    case UNREACHABLE -> words.text("unreachable");
                    case SHOWN -> words.text("summary", online);
                });
        boolean nobody = model.rows().isEmpty() && filter.getText().isEmpty();
        Node wanted = nobody ? (now == Status.OFFLINE ? offline : empty) : split;
        if (content.getChildren().isEmpty() || !content.getChildren().getFirst().equals(wanted)) {
            content.getChildren().setAll(wanted);
        }
    }
}
