package io.godwit.app.view.settings;

import atlantafx.base.controls.PasswordTextField;
import io.godwit.app.theme.Icon;
import io.godwit.app.view.CardHeader;
import io.godwit.app.view.Confirmation;
import io.godwit.app.view.Navigator;
import io.godwit.app.view.Paragraph;
import io.godwit.app.view.settings.IdentityViewModel.Outcome;
import io.godwit.app.words.Words;
import io.godwit.core.event.Severity;
import java.io.File;
import java.util.Optional;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;

/** Who this is; keeping the key safe, moving it, and getting another. */
final class IdentityCard {
    private final IdentityViewModel model;
    private final Words words;
    private final Navigator navigator;
    private final PasswordTextField password = new PasswordTextField();
    private final PasswordTextField again = new PasswordTextField();
    private final Paragraph hint = new Paragraph("", "muted", "small");
    private final Button go = new Button();
    private final VBox entry;
    private final VBox card;
    private boolean exporting;

    IdentityCard(IdentityViewModel model, Words words, Navigator navigator) {
        this.model = model;
        this.words = words;
        this.navigator = navigator;
        Label id = new Label();
        id.setId("settings-identity");
        id.textProperty().bind(model.id());
        id.getStyleClass().add("mono");
        id.setWrapText(true);
        id.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        HBox.setHgrow(id, Priority.ALWAYS);
        Button copy = button("identity.copy", Feather.COPY, this::copy);
        HBox line = new HBox(id, copy);
        line.getStyleClass().add("toolbar");
        Paragraph text = new Paragraph(words.text("identity.text"), "muted", "small");
        Button export = button("identity.export", Feather.SAVE, () -> ask(true));
        export.setId("settings-export");
        Button bring = button("identity.import", Feather.LOG_IN, () -> ask(false));
        bring.setId("settings-import");
        Button rotate = button("identity.rotate", Feather.REFRESH_CW, this::rotate);
        rotate.setId("settings-rotate");
        rotate.getStyleClass().addAll("danger", "button-outlined");
        entry = entry();
        card =
                new VBox(
                        new CardHeader(words.text("identity")),
                        line,
                        text,
                        new FlowPane(8, 8, export, bring, rotate),
                        entry);
        card.getStyleClass().add("card");
        model.outcome().addListener((property, before, now) -> now.ifPresent(this::say));
    }

    Node root() {
        return card;
    }

    private Button button(String key, Feather icon, Runnable action) {
        Button button = new Button(words.text(key), Icon.of(icon));
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(pressed -> action.run());
        return button;
    }

    private VBox entry() {
        password.setId("settings-password");
        again.setId("settings-password-again");
        again.managedProperty().bind(again.visibleProperty());
        password.setPromptText(words.text("identity.password"));
        password.setAccessibleText(words.text("identity.password"));
        again.setPromptText(words.text("identity.again"));
        again.setAccessibleText(words.text("identity.again"));
        password.textProperty().addListener((property, before, now) -> check());
        again.textProperty().addListener((property, before, now) -> check());
        hint.setId("settings-password-hint");
        go.getStyleClass().add("accent");
        go.setId("settings-password-go");
        go.setMinWidth(Button.USE_PREF_SIZE);
        go.setOnAction(pressed -> chooseFile());
        Button cancel = new Button(words.text("cancel"));
        cancel.setMinWidth(Button.USE_PREF_SIZE);
        cancel.setOnAction(pressed -> close());
        HBox.setHgrow(password, Priority.ALWAYS);
        HBox.setHgrow(again, Priority.ALWAYS);
        HBox fields = new HBox(password, again, go, cancel);
        fields.getStyleClass().add("toolbar");
        VBox box = new VBox(fields, hint);
        box.getStyleClass().add("password-entry");
        box.managedProperty().bind(box.visibleProperty());
        box.setVisible(false);
        return box;
    }

    private void ask(boolean export) {
        exporting = export;
        again.setVisible(export);
        go.setText(words.text(export ? "identity.export.go" : "identity.import.go"));
        entry.setVisible(true);
        check();
        password.requestFocus();
    }

    private void close() {
        entry.setVisible(false);
        password.clear();
        again.clear();
    }

    private void check() {
        boolean right =
                !exporting
                        || IdentityViewModel.isPassword(
                                password.getPassword(), again.getPassword());
        go.setDisable(!right);
        boolean tooShort = password.getPassword().length() < IdentityViewModel.SHORTEST_PASSWORD;
        String key =
                !exporting
                        ? "identity.hint.import"
                        : tooShort
                                ? "identity.hint.short"
                                : right ? "identity.hint.export" : "identity.hint.different";
        hint.textProperty().set(words.text(key));
    }

    private void chooseFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(go.getText());
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(words.text("identity.files"), "*.pem"));
        char[] characters = password.getPassword().toCharArray();
        if (exporting) {
            chooser.setInitialFileName("godwit-identity.pem");
            File file = chooser.showSaveDialog(card.getScene().getWindow());
            if (file != null) {
                model.exportTo(file.toPath(), characters);
                close();
            }
            return;
        }
        File file = chooser.showOpenDialog(card.getScene().getWindow());
        if (file != null) {
            model.importFrom(file.toPath(), characters);
            close();
        }
    }

    private void rotate() {
        if (navigator.confirm(
                new Confirmation(
                        words.text("identity.rotate.title"),
                        words.text("identity.rotate.text"),
                        words.text("identity.rotate"),
                        true))) {
            model.rotate();
        }
    }

    private void copy() {
        ClipboardContent copy = new ClipboardContent();
        copy.putString(model.id().get().replace("-", ""));
        Clipboard.getSystemClipboard().setContent(copy);
        navigator.toast(words.text("identity.copied"), Severity.SUCCESS);
    }

    private void say(Outcome outcome) {
        String key = "identity.outcome." + outcome.name();
        if (outcome.good()) {
            navigator.toast(words.text(key), Severity.SUCCESS);
        } else {
            navigator.error(words.text(key), words.text(key + ".hint"));
        }
        model.outcome().set(Optional.empty());
    }
}
