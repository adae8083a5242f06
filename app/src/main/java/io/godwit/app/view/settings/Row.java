package io.godwit.app.view.settings;

import io.godwit.app.view.Paragraph;
import io.godwit.app.words.Words;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One setting: what it is called and does, its control, and under it what is wrong. */
final class Row {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Words words;
    private final String key;
    private final Paragraph fault = new Paragraph("", "danger", "small");
    private final VBox side = new VBox();
    private final HBox root;

    Row(Words words, String key, Node... controls) {
        this.words = words;
        this.key = key;
        Label title = new Label(words.text(key));
        title.setLabelFor(controls[0]);
        Paragraph text = new Paragraph(words.text(key + ".text"), "muted", "small");
        VBox texts = new VBox(title, text);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        HBox line = new HBox(controls);
        line.getStyleClass().add("toolbar");
        line.setAlignment(Pos.CENTER_RIGHT);
        fault.setId("settings-" + key + "-fault");
        fault.managedProperty().bind(fault.visibleProperty());
        fault.setVisible(false);
        side.getChildren().addAll(line, fault);
        side.getStyleClass().add("side");
        root = new HBox(texts, side);
        root.getStyleClass().add("setting");
        root.setAlignment(Pos.CENTER_LEFT);
        for (Node control : controls) {
            if (control instanceof Control named) {
                describe(named);
            }
        }
    }

    /** What has words of its own is called by them. */
    private void describe(Control control) {
        boolean spoken = control instanceof Labeled labeled && !labeled.getText().isEmpty();
        if (!spoken && control.getAccessibleText() == null) {
            control.setAccessibleText(words.text(key));
        }
        control.setAccessibleHelp(words.text(key + ".text"));
    }

    HBox root() {
        return root;
    }

    /**
     * Joins the control of this row to what it edits. Enter or leaving the control means that the person is done, Escape
     * brings back what was there.
     */
    Row edits(TextField input, Field<?> field) {
        input.setId("settings-" + key);
        input.textProperty().bindBidirectional(field.text());
        HBox.setHgrow(input, Priority.ALWAYS);
        input.setMaxWidth(Double.MAX_VALUE);
        field.fault().addListener((property, before, now) -> show(input, now));
        input.setOnAction(entered -> field.done());
        input.focusedProperty()
                .addListener((property, before, now) -> {
                    if (!now && isInWindowInUse(input)) {
                        field.done();
                    }
                });
        // Before the control sees it, which keeps that key for itself.
        input.addEventFilter(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (key.getCode() == KeyCode.ESCAPE && field.restore()) {
                        input.end();
                        key.consume();
                    }
                });
        return this;
    }

    /** Whoever looks something up in another window comes back to what is half typed. */
    private static boolean isInWindowInUse(TextField input) {
        Scene scene = input.getScene();
        return scene != null && scene.getWindow() != null && scene.getWindow().isFocused();
    }

    private void show(TextField input, Optional<FieldFault> now) {
        input.pseudoClassStateChanged(WRONG, now.isPresent());
        fault.setVisible(now.isPresent());
        String message =
                now.map(one -> words.text("fault." + one.name().toLowerCase(Locale.ROOT)))
                        .orElse("");
        fault.textProperty().set(message);
        input.setAccessibleHelp(message.isEmpty() ? words.text(key + ".text") : message);
    }
}
