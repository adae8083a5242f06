package io.godwit.app.view.settings;

import atlantafx.base.controls.PasswordTextField;
import io.godwit.app.view.Paragraph;
import io.godwit.app.words.Words;
import io.godwit.core.identity.Password;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Asks for the passwords that something needs which is to be done with the key. */
final class PasswordEntry extends VBox {
    private final Words words;
    private final ObservableBooleanValue locked;
    private final Consumer<Entered> entered;
    private final PasswordTextField present = new PasswordTextField();
    private final PasswordTextField password = new PasswordTextField();
    private final PasswordTextField again = new PasswordTextField();
    private final Paragraph hint = new Paragraph("", "muted", "small");
    private final Button go = new Button();
    private Purpose purpose = Purpose.EXPORT;

    /** Has the focus again when nothing is asked any more. */
    private @Nullable Node asker;

    /** What the passwords are for, as its words are called. */
    enum Purpose {
        EXPORT(true, true),
        IMPORT(false, true),
        LOCK(true, true),
        UNLOCK(true, false),
        ROTATE(true, false);

        private final boolean opens;
        private final boolean asks;

        /**
         * A purpose.
         *
         * @param opens whether it opens the present key
         * @param asks whether it takes another password besides
         */
        Purpose(boolean opens, boolean asks) {
            this.opens = opens;
            this.asks = asks;
        }

        private boolean chooses() {
            return asks && this != IMPORT;
        }
    }

    /**
     * What was typed; whoever gets it closes it.
     *
     * @param present that of the present key; empty if it is not locked
     * @param password the other one; empty if there is none
     */
    record Entered(Purpose purpose, Password present, Password password) {
        /** Empties both, when nothing is done with them. */
        void wipe() {
            present.close();
            password.close();
        }
    }

    /**
     * An entry that is not shown yet.
     *
     * @param locked whether the present key is locked
     * @param entered told what was typed once it may be used
     */
    PasswordEntry(Words words, ObservableBooleanValue locked, Consumer<Entered> entered) {
        this.words = words;
        this.locked = locked;
        this.entered = entered;
        field(present, "present");
        field(password, "password");
        field(again, "again");
        present.setId("settings-present");
        password.setId("settings-password");
        again.setId("settings-password-again");
        hint.setId("settings-password-hint");
        HBox.setHgrow(hint, Priority.ALWAYS);
        go.getStyleClass().add("accent");
        go.setId("settings-password-go");
        go.setMinWidth(Button.USE_PREF_SIZE);
        go.setOnAction(pressed -> enter());
        Button cancel = new Button(words.text("cancel"));
        cancel.setId("settings-password-cancel");
        cancel.setMinWidth(Button.USE_PREF_SIZE);
        cancel.setOnAction(pressed -> close());
        HBox fields = new HBox(present, password, again);
        fields.getStyleClass().add("toolbar");
        HBox end = new HBox(hint, go, cancel);
        end.setAlignment(Pos.CENTER_LEFT);
        end.getStyleClass().add("toolbar");
        getChildren().addAll(fields, end);
        getStyleClass().add("password-entry");
        managedProperty().bind(visibleProperty());
        setVisible(false);
        // Before the fields see it: they keep the escape key for themselves.
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (key.getCode() == KeyCode.ESCAPE) {
                        key.consume();
                        close();
                    }
                });
    }

    private void field(PasswordTextField field, String key) {
        String name = words.text("identity." + key);
        field.setPromptText(name);
        field.setAccessibleText(name);
        field.managedProperty().bind(field.visibleProperty());
        field.setOnAction(pressed -> enter());
        HBox.setHgrow(field, Priority.ALWAYS);
        field.textProperty().addListener((property, before, now) -> check());
    }

    /** Begins to ask. */
    void ask(Purpose what) {
        clear();
        asker = getScene().getFocusOwner();
        purpose = what;
        present.setVisible(what.opens && locked.get());
        password.setVisible(what.asks);
        again.setVisible(what.chooses());
        go.setText(words.text("identity." + key() + ".go"));
        setVisible(true);
        check();
        (present.isVisible() ? present : password).requestFocus();
    }

    /** Stops asking and forgets what was typed; whoever asked has the focus again. */
    void close() {
        setVisible(false);
        clear();
        if (asker != null) {
            asker.requestFocus();
        }
    }

    private void clear() {
        present.clear();
        password.clear();
        again.clear();
    }

    private String key() {
        return purpose.name().toLowerCase(Locale.ROOT);
    }

    private boolean isReady() {
        boolean opened = !present.isVisible() || !present.getPassword().isEmpty();
        boolean chosen =
                !purpose.chooses()
                        || IdentityViewModel.isPassword(
                                password.getPassword(), again.getPassword());
        return opened && chosen;
    }

    private void check() {
        go.setDisable(!isReady());
        hint.textProperty().set(advice());
    }

    private String advice() {
        if (purpose.chooses() && password.getPassword().length() < Password.SHORTEST) {
            return words.text("identity.hint.short", Password.SHORTEST);
        }
        return purpose.chooses() && !password.getPassword().equals(again.getPassword())
                ? words.text("identity.hint.different")
                : words.text("identity.hint." + key());
    }

    private void enter() {
        if (isReady()) {
            entered.accept(
                    new Entered(
                            purpose,
                            Password.of(present.getPassword().toCharArray()),
                            Password.of(password.getPassword().toCharArray())));
        }
    }
}
