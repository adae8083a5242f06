package io.godwit.app.window;

import atlantafx.base.controls.PasswordTextField;
import atlantafx.base.controls.ToggleSwitch;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;

/** What a person did to one control. Says nothing in any language, but for what they typed themselves. */
sealed interface Kept {
    /** What was done to a control; empty where nothing is kept, as of passwords. */
    static Optional<Kept> of(Node control) {
        return switch (control) {
            case PasswordTextField _, PasswordField _ -> Optional.empty();
            case TextField field -> Optional.of(new Typed(field.getText()));
            case ComboBox<?> box ->
                    Optional.of(new Chosen(box.getSelectionModel().getSelectedIndex()));
            case ChoiceBox<?> box ->
                    Optional.of(new Chosen(box.getSelectionModel().getSelectedIndex()));
            case CheckBox box -> Optional.of(new Ticked(box.isSelected()));
            case ToggleSwitch toggle -> Optional.of(new Ticked(toggle.isSelected()));
            case ScrollPane pane -> Optional.of(new Scrolled(pane.getVvalue()));
            default -> Optional.empty();
        };
    }

    /** Does the same to the control that has taken its place. */
    void into(Node control);

    /** Text in a field. */
    record Typed(String text) implements Kept {
        @Override
        public void into(Node control) {
            if (control instanceof TextField field && !field.getText().equals(text)) {
                field.setText(text);
            }
        }
    }

    /** One of several. */
    record Chosen(int place) implements Kept {
        @Override
        public void into(Node control) {
            switch (control) {
                case ComboBox<?> box -> box.getSelectionModel().select(place);
                case ChoiceBox<?> box -> box.getSelectionModel().select(place);
                default -> {
                    // Nothing can be chosen there any more.
                }
            }
        }
    }

    /** On or off. */
    record Ticked(boolean on) implements Kept {
        @Override
        public void into(Node control) {
            switch (control) {
                case CheckBox box -> box.setSelected(on);
                case ToggleSwitch toggle -> toggle.setSelected(on);
                default -> {
                    // Nothing can be ticked there any more.
                }
            }
        }
    }

    /** How far down, 0 to 1. */
    record Scrolled(double down) implements Kept {
        @Override
        public void into(Node control) {
            if (control instanceof ScrollPane pane) {
                pane.setVvalue(down);
            }
        }
    }
}
