package io.godwit.app.view.shares;

import atlantafx.base.controls.PasswordTextField;
import io.godwit.app.protect.ProtectFault;
import io.godwit.app.theme.Icon;
import io.godwit.app.view.Paragraph;
import io.godwit.app.view.PasswordWork.State;
import io.godwit.app.view.Sheet;
import io.godwit.app.words.Words;
import io.godwit.core.content.DisplayName;
import io.godwit.core.identity.Password;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** Asks for a password, twice, and shows how far protecting is. */
final class ProtectSheet {
    private static final int SHOWN_NAME = 48;

    private final Protection protection;
    private final Words words;
    private final BiConsumer<ShareRow, Path> made;
    private final Label title = Sheet.title("");
    private final PasswordTextField password = new PasswordTextField();
    private final PasswordTextField again = new PasswordTextField();
    private final Paragraph hint = new Paragraph("", "muted");
    private final ProgressBar progress = new ProgressBar(0);
    private final Button go = new Button();
    private final Sheet sheet;
    private Optional<ShareRow> row = Optional.empty();

    /**
     * A sheet that is not shown yet.
     *
     * @param over what it covers while it is shown
     * @param made told what was protected, and the file that was made of it
     */
    ProtectSheet(
            Protection protection, Words words, StackPane over, BiConsumer<ShareRow, Path> made) {
        this.protection = protection;
        this.words = words;
        this.made = made;
        field(password, "protect.password");
        field(again, "protect.again");
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setAccessibleText(words.text("protect.running"));
        hint.setId("protect-hint");
        sheet =
                new Sheet(
                        over,
                        "protect-sheet",
                        this::leave,
                        title,
                        new Paragraph(words.text("protect.how"), "muted"),
                        password,
                        again,
                        hint,
                        progress,
                        buttons());
        protection.state().addListener((property, before, now) -> show(now));
    }

    private void field(PasswordTextField field, String key) {
        field.setId(key.replace('.', '-'));
        field.setPromptText(words.text(key));
        field.setAccessibleText(words.text(key));
        field.textProperty().addListener((property, before, now) -> check());
        field.setOnAction(pressed -> start());
    }

    private Node buttons() {
        go.setText(words.text("protect.go"));
        go.setGraphic(Icon.of(Feather.LOCK));
        go.getStyleClass().add("accent");
        go.setId("protect-go");
        go.setOnAction(pressed -> start());
        Button cancel = new Button(words.text("protect.cancel"));
        cancel.setId("protect-cancel");
        cancel.setOnAction(pressed -> leave());
        return Sheet.buttons(go, cancel);
    }

    /** Asks for the password of a share. */
    void ask(ShareRow chosen) {
        row = Optional.of(chosen);
        title.setText(
                words.text("protect.title", DisplayName.of(chosen.share().name(), SHOWN_NAME)));
        protection.clear();
        show(protection.state().get());
        sheet.show(password);
    }

    /** Ends the work if there is some, else closes. */
    private void leave() {
        if (protection.state().get().running()) {
            protection.cancel();
        } else {
            close();
        }
    }

    private void close() {
        sheet.close();
        password.clear();
        again.clear();
    }

    private boolean ready() {
        return password.getPassword().length() >= Password.SHORTEST
                && password.getPassword().equals(again.getPassword());
    }

    private void start() {
        if (!ready()) {
            return;
        }
        row.ifPresent(chosen ->
                protection.start(
                        chosen.path(),
                        password.getPassword().toCharArray(),
                        file -> {
                            close();
                            made.accept(chosen, file);
                        }));
    }

    private void show(State now) {
        progress.setVisible(now.running());
        progress.setProgress(now.done());
        password.setDisable(now.running());
        again.setDisable(now.running());
        check();
        now.fault().ifPresent(this::say);
    }

    private void check() {
        boolean running = protection.state().get().running();
        go.setDisable(running || !ready());
        boolean tooShort = password.getPassword().length() < Password.SHORTEST;
        String key = tooShort ? "protect.short" : ready() ? "protect.ready" : "protect.different";
        hint.textProperty()
                .set(running ? words.text("protect.running") : words.text(key, Password.SHORTEST));
    }

    /** The fields lost the focus while they could not be used. */
    private void say(ProtectFault fault) {
        hint.textProperty().set(said(fault));
        password.requestFocus();
    }

    private String said(ProtectFault fault) {
        return switch (fault) {
            case NO_MEMORY, NOT_A_FILE, UNREADABLE, UNWRITABLE, STOPPED ->
                    words.text("protect.fault." + fault.name());
            default -> words.text("protect.fault.OTHER");
        };
    }
}
