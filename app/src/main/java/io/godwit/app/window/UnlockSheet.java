package io.godwit.app.window;

import atlantafx.base.controls.PasswordTextField;
import io.godwit.app.fx.Repetition;
import io.godwit.app.theme.Icon;
import io.godwit.app.view.Paragraph;
import io.godwit.app.view.Sheet;
import io.godwit.app.window.UnlockViewModel.Phase;
import io.godwit.app.words.Words;
import java.time.Duration;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** Asks for the password of the key, above everything else. */
final class UnlockSheet {
    private final UnlockViewModel model;
    private final Words words;
    private final PasswordTextField password = new PasswordTextField();
    private final Paragraph wrong = new Paragraph("", "danger");
    private final ProgressIndicator trying = new ProgressIndicator();
    private final Button go = new Button();
    private final Button cancel = new Button();
    private final Sheet sheet;

    /** Only while there is a countdown. */
    private final Repetition seconds = Repetition.every(Duration.ofSeconds(1), this::count);

    UnlockSheet(UnlockViewModel model, Words words, StackPane over) {
        this.model = model;
        this.words = words;
        password.setId("unlock-password");
        password.setPromptText(words.text("unlock.password"));
        password.setAccessibleText(words.text("unlock.password"));
        password.textProperty().subscribe(this::check);
        password.setOnAction(pressed -> unlock());
        wrong.setId("unlock-wrong");
        wrong.managedProperty().bind(wrong.visibleProperty());
        sheet =
                new Sheet(
                        over,
                        "unlock-sheet",
                        model::cancel,
                        head(),
                        new Paragraph(words.text("unlock.text"), "muted"),
                        password,
                        wrong,
                        buttons());
        model.phase().subscribe(this::show);
    }

    private Node head() {
        HBox head = new HBox(Icon.of(Feather.LOCK), Sheet.title(words.text("unlock.title")));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("sheet-head");
        return head;
    }

    private Node buttons() {
        go.setId("unlock-go");
        go.setText(words.text("unlock.go"));
        go.setGraphic(Icon.of(Feather.UNLOCK));
        go.getStyleClass().add("accent");
        go.setOnAction(pressed -> unlock());
        cancel.setText(words.text("unlock.cancel"));
        cancel.setId("unlock-cancel");
        cancel.setOnAction(pressed -> model.cancel());
        trying.setAccessibleText(words.text("unlock.trying"));
        return Sheet.buttons(go, cancel, trying);
    }

    private void unlock() {
        char[] typed = password.getPassword().toCharArray();
        if (typed.length > 0) {
            model.unlock(typed);
        }
    }

    private void show(Phase now) {
        seconds.stop();
        trying.setVisible(now == Phase.TRYING);
        password.setDisable(now == Phase.TRYING || now == Phase.WAITING);
        wrong.setVisible(now == Phase.WRONG || now == Phase.WAITING);
        wrong.textProperty().set(said(now));
        switch (now) {
            case CLOSED -> {
                password.clear();
                sheet.close();
            }
            case ASKING -> sheet.show(password);
            case WAITING -> {
                password.clear();
                sheet.show(cancel);
                cancel.requestFocus();
                seconds.start();
            }
            case WRONG -> {
                password.clear();
                password.requestFocus();
            }
            case TRYING -> {
                // Until it is known what came of it.
            }
        }
        check();
    }

    private void count() {
        wrong.textProperty().set(said(model.phase().get()));
    }

    private String said(Phase now) {
        return switch (now) {
            case WRONG -> words.text("unlock.wrong");
            case WAITING -> words.text("unlock.wait", model.secondsLeft());
            case CLOSED, ASKING, TRYING -> "";
        };
    }

    private void check() {
        go.setDisable(password.getPassword().isEmpty() || password.isDisable());
    }
}
