package io.godwit.app.view.peers;

import io.godwit.app.theme.Icon;
import io.godwit.app.view.Hint;
import io.godwit.app.view.Isolated;
import io.godwit.app.view.Navigator;
import io.godwit.app.view.Paragraph;
import io.godwit.app.view.peers.BrowseModel.State;
import io.godwit.app.words.Words;
import io.godwit.core.content.DisplayName;
import io.godwit.core.event.Severity;
import io.godwit.core.protocol.ListedContent;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the chosen peer shares; the next page is fetched when its end comes into sight. */
final class BrowseList {
    private static final double ROW = 44;

    private final PeersViewModel model;
    private final Words words;
    private final Navigator navigator;
    private final Isolated isolated;
    private final ListView<ListedContent> list = new ListView<>();
    private final Button open = new Button();
    private final Paragraph note = new Paragraph("", "muted");
    private final VBox root;

    BrowseList(PeersViewModel model, Words words, Navigator navigator) {
        this.model = model;
        this.words = words;
        this.navigator = navigator;
        isolated = new Isolated(words.orientation());
        open.setId("peer-browse");
        open.setText(words.text("browse"));
        open.setGraphic(Icon.of(Feather.FOLDER));
        open.getStyleClass().add("accent");
        open.setMaxWidth(Double.MAX_VALUE);
        open.managedProperty().bind(open.visibleProperty());
        open.setOnAction(pressed -> begin());
        note.managedProperty().bind(note.visibleProperty());
        list.setId("peer-shares");
        list.setFixedCellSize(ROW);
        list.setItems(model.browse().entries());
        list.setAccessibleText(words.text("browse.list"));
        list.setCellFactory(owner -> new Entry());
        list.managedProperty().bind(list.visibleProperty());
        list.addEventHandler(
                KeyEvent.KEY_PRESSED,
                key -> {
                    ListedContent chosen = list.getSelectionModel().getSelectedItem();
                    if (key.getCode() == KeyCode.ENTER && chosen != null) {
                        download(chosen);
                        key.consume();
                    }
                });
        VBox.setVgrow(list, Priority.ALWAYS);
        root = new VBox(open, list, note);
        root.getStyleClass().add("browse");
        model.browse().state().addListener((property, before, now) -> show(now));
        show(model.browse().state().get());
    }

    Node root() {
        return root;
    }

    void show(PeerRow row) {
        open.setDisable(!row.canBeAsked());
    }

    private void begin() {
        if (model.browse().state().get() == State.FAILED) {
            model.browse().more();
        } else {
            model.chosen().get().ifPresent(row -> model.browse().open(row.id()));
        }
    }

    private void show(State now) {
        boolean some = !model.browse().entries().isEmpty();
        open.setVisible(now == State.CLOSED || now == State.FAILED);
        list.setVisible(some);
        note.setVisible(now == State.LOADING || now == State.FAILED || (now == State.ALL && !some));
        String text =
                switch (now) {
                    case LOADING -> words.text("browse.loading");
                    case FAILED -> words.text("browse.failed");
                    case CLOSED, MORE, ALL -> words.text("browse.nothing");
                };
        note.textProperty().set(text);
    }

    private void download(ListedContent content) {
        model.download(content);
        navigator.toast(
                words.text("download.added", DisplayName.of(content.name(), 48)), Severity.SUCCESS);
    }

    private final class Entry extends ListCell<ListedContent> {
        private final FontIcon icon = Icon.of(Feather.FILE);
        private final Label name = new Label();
        private final Label size = new Label();
        private final Button fetch = new Button("", Icon.of(Feather.DOWNLOAD));
        private final HBox line;

        Entry() {
            icon.getStyleClass().add("accent");
            size.getStyleClass().addAll("muted", "small");
            size.setMinWidth(HBox.USE_PREF_SIZE);
            name.getStyleClass().add("file-name");
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(name, Priority.ALWAYS);
            fetch.getStyleClass().addAll("flat", "button-icon");
            Hint.on(fetch, words.text("download"));
            fetch.setFocusTraversable(false);
            fetch.setOnAction(pressed -> {
                ListedContent content = getItem();
                if (content != null) {
                    download(content);
                }
            });
            line = new HBox(icon, name, size, fetch);
            line.getStyleClass().add("toolbar");
            line.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable ListedContent content, boolean empty) {
            super.updateItem(content, empty);
            setGraphic(content == null ? null : line);
            if (content == null) {
                return;
            }
            icon.setIconCode(content.folder() ? Feather.FOLDER : Feather.FILE);
            name.setText(DisplayName.of(content.name()));
            size.setText(isolated.bytes(content.size()));
            fetch.setAccessibleText(words.text("download") + ": " + name.getText());
            setAccessibleText(name.getText() + ", " + size.getText());
            if (getIndex() == getListView().getItems().size() - 1) {
                model.browse().more();
            }
        }
    }
}
