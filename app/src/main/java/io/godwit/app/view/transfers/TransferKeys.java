package io.godwit.app.view.transfers;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** The keys of the list. */
final class TransferKeys {
    static final KeyCombination TOGGLE = new KeyCodeCombination(KeyCode.SPACE);
    static final KeyCombination RETRY = new KeyCodeCombination(KeyCode.R);
    static final KeyCombination ELSEWHERE =
            new KeyCodeCombination(KeyCode.R, KeyCombination.SHIFT_DOWN);
    static final KeyCombination LIMIT =
            new KeyCodeCombination(KeyCode.L, KeyCombination.SHORTCUT_DOWN);
    static final KeyCombination END = new KeyCodeCombination(KeyCode.DELETE);
    static final KeyCombination OPEN = new KeyCodeCombination(KeyCode.ENTER);
    static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    static final KeyCombination COPY_FILE =
            new KeyCodeCombination(
                    KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    static final KeyCombination UP = new KeyCodeCombination(KeyCode.UP, KeyCombination.ALT_DOWN);
    static final KeyCombination DOWN =
            new KeyCodeCombination(KeyCode.DOWN, KeyCombination.ALT_DOWN);
    static final KeyCombination TOP = new KeyCodeCombination(KeyCode.HOME, KeyCombination.ALT_DOWN);

    private TransferKeys() {}
}
