package io.godwit.app.view.transfers;

import io.godwit.app.theme.Icon;
import io.godwit.app.transfers.TransferSnapshot;
import io.godwit.app.transfers.TransferState;
import io.godwit.app.view.Hint;
import io.godwit.app.view.Keys;
import io.godwit.app.view.MenuKeys;
import io.godwit.app.words.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** What can be done with the chosen transfers, or with a single one: the same as buttons, menu and keys. */
final class TransferToolbar extends HBox {
    /** Those of which only the fitting one is shown. */
    private static final Set<KeyCombination> ALTERNATIVES =
            Set.of(TransferKeys.TOGGLE, TransferKeys.RETRY, TransferKeys.ELSEWHERE);

    private final Map<Action, Button> buttons = new LinkedHashMap<>();
    private final Map<Action, MenuItem> items = new LinkedHashMap<>();
    private final Words words;
    private List<TransferSnapshot> shown = List.of();

    private record Action(
            String word,
            KeyCombination key,
            Predicate<List<TransferSnapshot>> allowed,
            Runnable run) {}

    TransferToolbar(Words words, TransfersViewModel model, Orders orders) {
        this.words = words;
        getStyleClass().addAll("toolbar", "transfer-toolbar");
        add(
                Feather.PAUSE,
                "pause",
                TransferKeys.TOGGLE,
                any(TransferState::canPause),
                model::pause);
        add(
                Feather.PLAY,
                "resume",
                TransferKeys.TOGGLE,
                any(TransferState::canResume),
                model::resume);
        add(
                Feather.ROTATE_CW,
                "retry",
                TransferKeys.RETRY,
                any(TransferState::canRetry),
                model::retry);
        add(
                Feather.FOLDER_PLUS,
                "elsewhere",
                TransferKeys.ELSEWHERE,
                single(one -> one.state().canMove()),
                orders::elsewhere);
        add(Feather.ARROW_UP, "up", TransferKeys.UP, single(_ -> true), model::moveUp);
        add(Feather.ARROW_DOWN, "down", TransferKeys.DOWN, single(_ -> true), model::moveDown);
        add(Feather.CHEVRONS_UP, "top", TransferKeys.TOP, single(_ -> true), model::moveToTop);
        add(
                Feather.SLIDERS,
                "limit",
                TransferKeys.LIMIT,
                single(one -> !one.state().isOver() || one.state().canRetry()),
                orders::limit);
        add(
                Feather.EXTERNAL_LINK,
                "open",
                TransferKeys.OPEN,
                single(one -> one.path() != null),
                orders::open);
        add(
                Feather.FOLDER,
                "reveal",
                Keys.REVEAL,
                single(one -> one.path() != null),
                orders::reveal);
        add(
                Feather.CLIPBOARD,
                "copy",
                TransferKeys.COPY_FILE,
                single(one -> one.path() != null),
                orders::copyFile);
        add(
                Feather.COPY,
                "proof",
                TransferKeys.COPY,
                single(one -> one.path() != null),
                orders::copyProof);
        add(Feather.X, "end", TransferKeys.END, any(_ -> true), orders::end);
        show(List.of());
    }

    /** What needs more than the view model. */
    interface Orders {
        void open();

        void reveal();

        void copyFile();

        void copyProof();

        void limit();

        void elsewhere();

        void end();
    }

    /** Done with those it can be done with. */
    private static Predicate<List<TransferSnapshot>> any(Predicate<TransferState> allowed) {
        return chosen -> chosen.stream().anyMatch(one -> allowed.test(one.state()));
    }

    /** Done with one at a time. */
    private static Predicate<List<TransferSnapshot>> single(Predicate<TransferSnapshot> allowed) {
        return chosen -> chosen.size() == 1 && allowed.test(chosen.getFirst());
    }

    private void add(
            Feather icon,
            String word,
            KeyCombination key,
            Predicate<List<TransferSnapshot>> allowed,
            Runnable run) {
        Action action = new Action(word, key, allowed, run);
        String text = words.text(word);
        Button button = new Button("", Icon.of(icon));
        button.setId("transfer-" + word);
        button.getStyleClass().addAll("flat", "button-icon");
        button.setAccessibleText(text);
        Hint.on(button, text + " (" + key.getDisplayText() + ")");
        button.setOnAction(_ -> perform(action));
        buttons.put(action, button);
        getChildren().add(button);
        MenuItem item = new MenuItem(text, Icon.of(icon));
        item.setAccelerator(key);
        item.setOnAction(_ -> perform(action));
        items.put(action, item);
    }

    private void perform(Action action) {
        if (action.allowed().test(shown)) {
            action.run().run();
        }
    }

    /** Fits itself to the chosen ones. */
    void show(List<TransferSnapshot> chosen) {
        shown = chosen;
        buttons.forEach((action, button) -> {
            boolean allowed = action.allowed().test(chosen);
            button.setDisable(!allowed);
            boolean alternative = ALTERNATIVES.contains(action.key());
            button.setVisible(allowed || !alternative);
            button.setManaged(allowed || !alternative);
        });
        items.forEach((action, item) -> item.setVisible(action.allowed().test(chosen)));
    }

    /** Every key, as it is written on keyboards, with what it does. */
    Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        for (Action action : buttons.keySet()) {
            keys.merge(
                    action.key().getDisplayText(),
                    words.text(action.word()),
                    (one, other) -> one + " / " + other);
        }
        return keys;
    }

    ContextMenu menu() {
        ContextMenu menu = new ContextMenu();
        menu.getItems().addAll(items.values());
        return MenuKeys.onlyNamed(menu);
    }

    /** Does what a key stands for. */
    void key(KeyEvent event) {
        for (Action action : buttons.keySet()) {
            if (action.key().match(event) && action.allowed().test(shown)) {
                action.run().run();
                event.consume();
                return;
            }
        }
    }
}
