package io.godwit.app.view.settings;

import io.godwit.app.theme.Icon;
import io.godwit.app.view.CardHeader;
import io.godwit.app.view.Confirmation;
import io.godwit.app.view.FileChoice;
import io.godwit.app.view.Navigator;
import io.godwit.app.view.Paragraph;
import io.godwit.app.view.settings.IdentityViewModel.Outcome;
import io.godwit.app.view.settings.PasswordEntry.Entered;
import io.godwit.app.view.settings.PasswordEntry.Purpose;
import io.godwit.app.words.Words;
import io.godwit.core.event.Severity;
import io.godwit.core.identity.Password;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Who this is; how others find it; keeping the key safe, moving it, and getting another. */
final class IdentityCard {
    private final IdentityViewModel model;
    private final Words words;
    private final Navigator navigator;
    private final FileChoice files;
    private final PasswordEntry entry;
    private final VBox card;

    IdentityCard(IdentityViewModel model, Words words, Navigator navigator, FileChoice files) {
        this.model = model;
        this.words = words;
        this.navigator = navigator;
        this.files = files;
        entry = new PasswordEntry(words, model.locked(), this::entered);
        card =
                new VBox(
                        new CardHeader(words.text("identity")),
                        id(),
                        new Paragraph(words.text("identity.text"), "muted", "small"),
                        lock(),
                        buttons(),
                        entry);
        card.getStyleClass().add("card");
        card.setId("settings-section-identity");
        model.outcome().addListener((property, before, now) -> now.ifPresent(this::say));
    }

    Node root() {
        return card;
    }

    private Node id() {
        Paragraph id = new Paragraph("", "mono");
        id.setId("settings-identity");
        id.textProperty().bind(model.id());
        // An ID runs from left to right in every language.
        id.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        id.visibleProperty().bind(model.id().isNotEmpty());
        Paragraph unknown = new Paragraph(words.text("identity.unknown"), "muted");
        unknown.visibleProperty().bind(model.id().isEmpty());
        StackPane either = new StackPane(unknown, id);
        HBox.setHgrow(either, Priority.ALWAYS);
        Button copy = button("identity.copy", Feather.COPY, this::copy);
        copy.disableProperty().bind(model.id().isEmpty());
        HBox line = new HBox(either, copy);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("toolbar");
        return line;
    }

    private Node lock() {
        FontIcon icon = Icon.of(Feather.LOCK);
        Paragraph text = new Paragraph("", "small");
        text.setId("settings-locked");
        text.textProperty()
                .bind(
                        model.locked()
                                .map(now -> words.text(now ? "identity.locked" : "identity.open")));
        HBox.setHgrow(text, Priority.ALWAYS);
        model.locked().subscribe(now -> icon.setIconCode(now ? Feather.LOCK : Feather.UNLOCK));
        HBox line = new HBox(icon, text);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("toolbar");
        return line;
    }

    private Node buttons() {
        Button lock = asking("identity.lock", Feather.LOCK, Purpose.LOCK);
        lock.textProperty()
                .bind(
                        model.locked()
                                .map(now -> words.text(now ? "identity.relock" : "identity.lock")));
        Button unlock = asking("identity.unlock", Feather.UNLOCK, Purpose.UNLOCK);
        unlock.visibleProperty().bind(model.locked());
        unlock.managedProperty().bind(unlock.visibleProperty());
        Button rotate = button("identity.rotate", Feather.REFRESH_CW, this::rotate);
        rotate.setId("settings-rotate");
        rotate.getStyleClass().addAll("danger", "button-outlined");
        return new FlowPane(
                8,
                8,
                asking("identity.export", Feather.SAVE, Purpose.EXPORT),
                asking("identity.import", Feather.LOG_IN, Purpose.IMPORT),
                lock,
                unlock,
                rotate);
    }

    private Button asking(String key, Feather icon, Purpose purpose) {
        Button button = button(key, icon, () -> entry.ask(purpose));
        button.setId("settings-" + purpose.name().toLowerCase(Locale.ROOT));
        return button;
    }

    private Button button(String key, Feather icon, Runnable action) {
        Button button = new Button(words.text(key), Icon.of(icon));
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(pressed -> action.run());
        return button;
    }

    private void entered(Entered typed) {
        switch (typed.purpose()) {
            case EXPORT ->
                    chooseTarget()
                            .ifPresentOrElse(
                                    file ->
                                            done(() ->
                                                    model.exportTo(
                                                            file,
                                                            typed.present(),
                                                            typed.password())),
                                    typed::wipe);
            case IMPORT ->
                    chooseSource()
                            .ifPresentOrElse(
                                    file -> done(() -> model.importFrom(file, typed.password())),
                                    typed::wipe);
            case LOCK -> done(() -> model.lock(typed.present(), typed.password()));
            case UNLOCK -> done(() -> model.unlock(typed.present()));
            case ROTATE -> done(() -> model.rotate(typed.present()));
        }
    }

    private void done(Runnable work) {
        work.run();
        entry.close();
    }

    private Optional<Path> chooseTarget() {
        FileChooser chooser = chooser("identity.export.go");
        chooser.setInitialFileName("godwit-identity.pem");
        return files.toWrite(chooser, card.getScene().getWindow());
    }

    private Optional<Path> chooseSource() {
        return files.toRead(chooser("identity.import.go"), card.getScene().getWindow());
    }

    private FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(words.text(title));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(words.text("identity.files"), "*.pem"));
        return chooser;
    }

    private void rotate() {
        Confirmation question =
                new Confirmation(
                        words.text("identity.rotate.title"),
                        words.text("identity.rotate.text"),
                        words.text("identity.rotate"),
                        true);
        if (!navigator.confirm(question)) {
            return;
        }
        if (model.locked().get()) {
            entry.ask(Purpose.ROTATE);
        } else {
            model.rotate(Password.none());
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
            navigator.error(words.text(key), words.text(key + ".hint", model.secondsLeft()));
        }
        model.outcome().set(Optional.empty());
    }
}
