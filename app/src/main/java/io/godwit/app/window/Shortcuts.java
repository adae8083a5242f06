package io.godwit.app.window;

import io.godwit.app.view.Keys;
import io.godwit.app.view.Page;
import io.godwit.app.words.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** The keys of the window. On macOS the command key takes the place of Ctrl. */
final class Shortcuts {
    static final KeyCombination FIND =
            new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
    static final KeyCombination NETWORK =
            new KeyCodeCombination(
                    KeyCode.N, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    static final KeyCombination HELP = new KeyCodeCombination(KeyCode.F1);
    static final KeyCombination QUIT =
            new KeyCodeCombination(KeyCode.Q, KeyCombination.SHORTCUT_DOWN);

    private static final KeyCode[] DIGITS = {
        KeyCode.DIGIT1,
        KeyCode.DIGIT2,
        KeyCode.DIGIT3,
        KeyCode.DIGIT4,
        KeyCode.DIGIT5,
        KeyCode.DIGIT6,
        KeyCode.DIGIT7,
        KeyCode.DIGIT8,
        KeyCode.DIGIT9
    };

    private Shortcuts() {}

    static KeyCombination page(Page page) {
        return new KeyCodeCombination(
                DIGITS[List.of(Page.values()).indexOf(page)], KeyCombination.SHORTCUT_DOWN);
    }

    /** Every shortcut as it is written on keyboards, with what it does. */
    static Map<String, String> described(Iterable<Page> pages, Words words) {
        Map<String, String> all = new LinkedHashMap<>();
        for (Page page : pages) {
            all.put(
                    page(page).getDisplayText(),
                    words.text("page." + page.name().toLowerCase(Locale.ROOT)));
        }
        all.put(FIND.getDisplayText(), words.text("shortcut.find"));
        all.put(NETWORK.getDisplayText(), words.text("shortcut.network"));
        all.put(Keys.PASTE.getDisplayText(), words.text("shortcut.paste"));
        all.put(Keys.UNDO.getDisplayText(), words.text("undo"));
        all.put("Tab", words.text("shortcut.tab"));
        all.put("Esc", words.text("shortcut.escape"));
        all.put(HELP.getDisplayText(), words.text("shortcut.help"));
        all.put(QUIT.getDisplayText(), words.text("shortcut.quit"));
        return all;
    }
}
