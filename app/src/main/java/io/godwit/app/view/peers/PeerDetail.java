package io.godwit.app.view.peers;

import io.godwit.app.theme.Icon;
import io.godwit.app.view.Confirmation;
import io.godwit.app.view.Hint;
import io.godwit.app.view.Navigator;
import io.godwit.app.view.Paragraph;
import io.godwit.app.words.Words;
import io.godwit.core.content.DisplayName;
import io.godwit.core.event.Severity;
import io.godwit.core.peer.PeerAddress;
import io.godwit.core.peer.PeerIdText;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** More about one peer, and what can be done with it. */
final class PeerDetail {
    private static final int SHOWN_ADDRESSES = 3;

    private final PeersViewModel model;
    private final Words words;
    private final Navigator navigator;
    private final VBox card = new VBox();
    private final Label name = new Label();
    private final Label away = new Label();
    private final Label calledItself = new Label();
    private final Label trust = new Label();
    private final Paragraph id = new Paragraph("", "mono", "small");
    private final Label addresses = new Label();
    private final TextField rename = new TextField();
    private final Button keep = new Button();
    private final Button verify = new Button();
    private final Button forget = new Button();
    private final Button block = new Button();
    private final BrowseList browse;

    PeerDetail(PeersViewModel model, Words words, Navigator navigator, VerifySheet sheet) {
        this.model = model;
        this.words = words;
        this.navigator = navigator;
        browse = new BrowseList(model, words, navigator);
        name.getStyleClass().add("title");
        name.setId("peer-name");
        calledItself.getStyleClass().add("muted");
        calledItself.managedProperty().bind(calledItself.visibleProperty());
        // IDs and addresses run from left to right in every language.
        id.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        addresses.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        addresses.getStyleClass().addAll("mono", "muted", "small");
        addresses.managedProperty().bind(addresses.visibleProperty());
        prepareRename();
        action(verify, "verify", Feather.SHIELD, row -> sheet.show());
        verify.setId("peer-verify");
        action(forget, "forget", Feather.USER_MINUS, this::askToForget);
        action(block, "block", Feather.SLASH, this::askToBlock);
        block.setId("peer-block");
        Button copy = new Button("", Icon.of(Feather.COPY));
        copy.getStyleClass().addAll("flat", "button-icon");
        copy.setAccessibleText(words.text("id.copy"));
        Hint.on(copy, words.text("id.copy"));
        copy.setOnAction(pressed -> model.chosen().get().ifPresent(this::copyId));
        HBox identity = new HBox(id, copy);
        identity.getStyleClass().add("toolbar");
        HBox.setHgrow(id, Priority.ALWAYS);
        HBox naming = new HBox(rename, keep);
        naming.getStyleClass().add("toolbar");
        HBox.setHgrow(rename, Priority.ALWAYS);
        FlowPane actions = new FlowPane(8, 8, verify, forget, block);
        away.setText(words.text("offline"));
        away.setId("peer-away");
        away.getStyleClass().add("muted");
        away.managedProperty().bind(away.visibleProperty());
        HBox heading = new HBox(name, trust, away);
        heading.getStyleClass().add("toolbar");
        card.getChildren()
                .addAll(heading, calledItself, identity, addresses, naming, actions, browse.root());
        card.getStyleClass().addAll("card", "peer-detail");
        card.setId("peer-detail");
        VBox.setVgrow(browse.root(), Priority.ALWAYS);
        model.chosen().addListener((property, before, now) -> show(before, now));
        show(Optional.empty(), model.chosen().get());
    }

    Node root() {
        return card;
    }

    private void prepareRename() {
        rename.setId("peer-rename");
        rename.setPromptText(words.text("rename.prompt"));
        rename.setAccessibleText(words.text("rename.prompt"));
        rename.textProperty()
                .addListener(
                        (property, before, now) -> keep.setDisable(!PeersViewModel.isName(now)));
        rename.setOnAction(entered -> keep());
        keep.setId("peer-keep");
        keep.setMinWidth(HBox.USE_PREF_SIZE);
        keep.setOnAction(pressed -> keep());
    }

    private void keep() {
        if (PeersViewModel.isName(rename.getText())) {
            model.chosen().get().ifPresent(row -> model.keep(row, rename.getText()));
        }
    }

    private void action(Button button, String key, Feather icon, Consumer<PeerRow> action) {
        button.setText(words.text(key));
        button.setGraphic(Icon.of(icon));
        button.managedProperty().bind(button.visibleProperty());
        button.setOnAction(pressed -> model.chosen().get().ifPresent(action));
    }

    private void show(Optional<PeerRow> before, Optional<PeerRow> now) {
        card.setVisible(now.isPresent());
        card.setManaged(now.isPresent());
        now.ifPresent(row -> {
            boolean another = before.filter(old -> old.id().equals(row.id())).isEmpty();
            boolean renamed = before.filter(old -> old.name().equals(row.name())).isEmpty();
            show(row);
            if (another || renamed) {
                rename.setText(PeersViewModel.editable(row.name()));
            }
        });
    }

    private void show(PeerRow row) {
        name.setText(PeerCell.shownName(row, words));
        away.setVisible(!row.online());
        calledItself.setText(words.text("called.itself", DisplayName.of(row.calledItself(), 48)));
        calledItself.setVisible(
                row.contact()
                        && !row.calledItself().isBlank()
                        && !row.calledItself().equals(row.name()));
        TrustPill.show(trust, row, words);
        id.textProperty().set(PeerIdText.formatGrouped(row.id()));
        addresses.setText(
                row.addresses().stream()
                        .limit(SHOWN_ADDRESSES)
                        .map(PeerAddress::format)
                        .collect(Collectors.joining("\n")));
        addresses.setVisible(!row.addresses().isEmpty());
        keep.setText(words.text(row.contact() ? "rename" : "add"));
        forget.setVisible(row.contact());
        verify.setVisible(!row.blocked());
        block.setText(words.text(row.blocked() ? "unblock" : "block"));
        block.getStyleClass().removeAll("danger", "button-outlined");
        if (!row.blocked()) {
            block.getStyleClass().addAll("danger", "button-outlined");
        }
        browse.show(row);
    }

    private void askToForget(PeerRow row) {
        String who = PeerCell.shownName(row, words);
        if (navigator.confirm(
                new Confirmation(
                        words.text("forget.title", who),
                        words.text("forget.text"),
                        words.text("forget"),
                        true))) {
            model.forget(row);
        }
    }

    private void askToBlock(PeerRow row) {
        if (row.blocked()) {
            model.block(row, false);
            return;
        }
        String who = PeerCell.shownName(row, words);
        if (navigator.confirm(
                new Confirmation(
                        words.text("block.title", who),
                        words.text("block.text"),
                        words.text("block"),
                        true))) {
            model.block(row, true);
        }
    }

    private void copyId(PeerRow row) {
        ClipboardContent copy = new ClipboardContent();
        copy.putString(PeerIdText.format(row.id()));
        Clipboard.getSystemClipboard().setContent(copy);
        navigator.toast(words.text("id.copied"), Severity.SUCCESS);
    }
}
