package io.godwit.app.view.shares;

import io.godwit.app.theme.Icon;
import io.godwit.app.view.FilesOut;
import io.godwit.app.view.Hint;
import io.godwit.app.view.Isolated;
import io.godwit.app.view.KeptSelection;
import io.godwit.app.view.Keys;
import io.godwit.app.words.Words;
import io.godwit.core.content.DisplayName;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What is in one share, below the list of shares. */
final class ContentsPane {
    private static final double ROW = 36;
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final ContentsViewModel model;
    private final Words words;
    private final Isolated isolated;
    private final Orders orders;
    private final Label title = new Label();
    private final Label summary = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Label nothing = new Label();
    private final ListView<ContentsRow> list = new ListView<>();
    private final VBox root;

    /**
     * What the page does for it.
     *
     * @param reveal shows a file in the file manager
     * @param copy puts files onto the clipboard
     * @param close closes the pane
     */
    record Orders(Consumer<Path> reveal, Consumer<List<Path>> copy, Runnable close) {}

    ContentsPane(ContentsViewModel model, Words words, Orders orders) {
        this.model = model;
        this.words = words;
        isolated = new Isolated(words.orientation());
        this.orders = orders;
        root = new VBox(header(), bar, list);
        root.setId("contents");
        root.getStyleClass().addAll("card", "contents");
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(ContentsPane.class.getResource("contents.css"))
                                .toExternalForm());
        bar.setMaxWidth(Double.MAX_VALUE);
        list.setId("shares-contents");
        list.setFixedCellSize(ROW);
        list.setItems(model.rows());
        new KeptSelection<>(list, ContentsRow::key).through(model.applying());
        list.setPlaceholder(nothing);
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(made -> cell());
        list.setContextMenu(menu());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        VBox.setVgrow(list, Priority.ALWAYS);
        model.status().subscribe(this::say);
    }

    Parent root() {
        return root;
    }

    /** Shows what is in a share, or how far it is by now. */
    void show(ShareRow row) {
        title.setText(DisplayName.of(row.share().name()));
        list.setAccessibleText(words.text("contents.of", title.getText()));
        boolean going = row.indexing().isPresent();
        bar.setVisible(going);
        bar.setManaged(going);
        row.indexing().ifPresent(at -> bar.setProgress(StateCell.fraction(row, at)));
        summary.setText(
                row.indexing()
                        .map(at -> words.text("indexing", at.files(), isolated.bytes(at.bytes())))
                        .orElseGet(() ->
                                words.text(
                                        "contents.summary",
                                        row.share().files(),
                                        isolated.bytes(row.share().size()))));
        model.open(row.path());
    }

    void focus() {
        list.requestFocus();
    }

    private Node header() {
        title.getStyleClass().add("subtitle");
        title.setId("contents-title");
        summary.getStyleClass().add("muted");
        summary.setId("contents-summary");
        summary.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button close = new Button("", Icon.of(Feather.X));
        close.setId("contents-close");
        close.getStyleClass().addAll("flat", "button-icon");
        close.setAccessibleText(words.text("contents.close"));
        Hint.on(close, words.text("contents.close") + "  Esc");
        close.setOnAction(pressed -> orders.close().run());
        HBox header = new HBox(Icon.of(Feather.FOLDER), title, summary, space, close);
        header.getStyleClass().add("card-header");
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private ContentsCell cell() {
        ContentsCell cell = new ContentsCell(model, words);
        FilesOut.from(cell, () -> cell.isEmpty() ? List.of() : chosen());
        cell.setOnMouseClicked(this::clicked);
        return cell;
    }

    private ContextMenu menu() {
        MenuItem show = new MenuItem(words.text("reveal"), Icon.of(Feather.FOLDER));
        show.setOnAction(asked -> reveal());
        MenuItem copy = new MenuItem(words.text("copy"), Icon.of(Feather.COPY));
        copy.setOnAction(asked -> orders.copy().accept(chosen()));
        ContextMenu menu = new ContextMenu(show, copy);
        menu.setOnShowing(
                opening -> menu.getItems().forEach(item -> item.setDisable(chosen().isEmpty())));
        return menu;
    }

    private void say(ContentsViewModel.Status now) {
        nothing.setText(
                switch (now) {
                    case LOADING -> words.text("loading");
                    case SHOWN -> words.text("contents.nothing");
                    case UNAVAILABLE -> words.text("contents.unavailable");
                });
        if (now == ContentsViewModel.Status.SHOWN
                && list.isFocused()
                && list.getSelectionModel().isEmpty()) {
            select(0);
        }
    }

    private List<Path> chosen() {
        return list.getSelectionModel().getSelectedItems().stream()
                .filter(ContentsRow.Item.class::isInstance)
                .map(row -> ((ContentsRow.Item) row).item().path())
                .toList();
    }

    private void reveal() {
        chosen().stream().limit(1).forEach(orders.reveal());
    }

    private void clicked(MouseEvent click) {
        if (click.getClickCount() == 2) {
            toggle();
        }
    }

    private void toggle() {
        if (list.getSelectionModel().getSelectedItem() instanceof ContentsRow.Item row) {
            model.toggle(row);
        }
    }

    private void pressed(KeyEvent key) {
        boolean mirrored = list.getEffectiveNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT;
        KeyCode inwards = mirrored ? KeyCode.LEFT : KeyCode.RIGHT;
        KeyCode outwards = mirrored ? KeyCode.RIGHT : KeyCode.LEFT;
        if (COPY.match(key)) {
            orders.copy().accept(chosen());
        } else if (Keys.REVEAL.match(key)) {
            reveal();
        } else if (key.isControlDown() || key.isShiftDown() || key.isAltDown()) {
            return;
        } else if (key.getCode() == inwards) {
            inwards();
        } else if (key.getCode() == outwards) {
            outwards();
        } else if (key.getCode() == KeyCode.ENTER) {
            toggle();
        } else if (key.getCode() == KeyCode.ESCAPE) {
            orders.close().run();
        } else {
            return;
        }
        key.consume();
    }

    /** Opens a folder; in an open one, goes to what is first in it. */
    private void inwards() {
        if (list.getSelectionModel().getSelectedItem() instanceof ContentsRow.Item row) {
            if (row.open()) {
                select(list.getSelectionModel().getSelectedIndex() + 1);
            } else {
                model.toggle(row);
            }
        }
    }

    /** Closes an open folder; from anything else, goes to the folder around it. */
    private void outwards() {
        int at = list.getSelectionModel().getSelectedIndex();
        if (list.getSelectionModel().getSelectedItem() instanceof ContentsRow.Item row
                && row.open()) {
            model.toggle(row);
        } else if (at >= 0) {
            int depth = model.rows().get(at).depth();
            int around = at;
            while (around >= 0 && model.rows().get(around).depth() >= depth) {
                around--;
            }
            select(around);
        }
    }

    private void select(int row) {
        if (row >= 0 && row < model.rows().size()) {
            list.getSelectionModel().clearAndSelect(row);
            list.getFocusModel().focus(row);
            list.scrollTo(Math.max(0, row - 1));
        }
    }
}
