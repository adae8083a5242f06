package io.godwit.app.view;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** Keys that mean the same on every page. On macOS the command key takes the place of Ctrl. */
public final class Keys {
    /** Shows a file in the file manager. */
    public static final KeyCombination REVEAL =
            new KeyCodeCombination(KeyCode.E, KeyCombination.SHORTCUT_DOWN);

    /** Takes what was copied. */
    public static final KeyCombination PASTE =
            new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);

    /** Takes back what was done last. */
    public static final KeyCombination UNDO =
            new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);

    private Keys() {}
}
