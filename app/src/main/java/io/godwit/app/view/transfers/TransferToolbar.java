package io.godwit.app.view.transfers;

import io.godwit.app.theme.Icon;
import io.godwit.app.transfers.TransferSnapshot;
import io.godwit.app.transfers.TransferState;
import io.godwit.app.view.Hint;
import io.godwit.app.view.Keys;
import io.godwit.app.words.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What can be done with the selected transfer: the same as buttons, menu and keys. */
final class TransferToolbar extends HBox {
    /** Those of which only the fitting one is shown. */
    private static final Set<KeyCombination> ALTERNATIVES =
            Set.of(TransferKeys.TOGGLE, TransferKeys.RETRY);

    private final Map<Action, Button> buttons = new LinkedHashMap<>();
    private final Map<Action, MenuItem> items = new LinkedHashMap<>();
    private final Words words;
    private @Nullable TransferSnapshot shown;

    private record Action(
            String word, KeyCombination key, Predicate<TransferSnapshot> allowed, Runnable run) {}

    TransferToolbar(Words words, TransfersViewModel model, Orders orders) {
        this.words = words;
        getStyleClass().addAll("toolbar", "transfer-toolbar");
        add(
                Feather.PAUSE,
                "pause",
                TransferKeys.TOGGLE,
                state(TransferState::canPause),
                model::toggle);
        add(
                Feather.PLAY,
                "resume",
                TransferKeys.TOGGLE,
                state(TransferState::canResume),
                model::toggle);
        add(
                Feather.ROTATE_CW,
                "retry",
                TransferKeys.RETRY,
                state(TransferState::canRetry),
                model::retry);
        add(Feather.ARROW_UP, "up", TransferKeys.UP, _ -> true, model::moveUp);
        add(Feather.ARROW_DOWN, "down", TransferKeys.DOWN, _ -> true, model::moveDown);
        add(Feather.CHEVRONS_UP, "top", TransferKeys.TOP, _ -> true, model::moveToTop);
        add(
                Feather.SLIDERS,
                "limit",
                TransferKeys.LIMIT,
                one -> !one.state().isOver() || one.state().canRetry(),
                orders::limit);
        add(
                Feather.EXTERNAL_LINK,
                "open",
                TransferKeys.OPEN,
                one -> one.path() != null,
                orders::open);
        add(Feather.FOLDER, "reveal", Keys.REVEAL, one -> one.path() != null, orders::reveal);
        add(
                Feather.CLIPBOARD,
                "copy",
                TransferKeys.COPY_FILE,
                one -> one.path() != null,
                orders::copyFile);
        add(Feather.COPY, "proof", TransferKeys.COPY, one -> one.path() != null, orders::copyProof);
        add(Feather.X, "end", TransferKeys.END, _ -> true, orders::end);
        show(null);
    }

    /** What needs more than the view model. */
    interface Orders {
        void open();

        void reveal();

        void copyFile();

        void copyProof();

        void limit();

        void end();
    }

    private static Predicate<TransferSnapshot> state(Predicate<TransferState> allowed) {
        return one -> allowed.test(one.state());
    }

    private void add(
            Feather icon,
            String word,
            KeyCombination key,
            Predicate<TransferSnapshot> allowed,
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
        TransferSnapshot one = shown;
        if (one != null && action.allowed().test(one)) {
            action.run().run();
        }
    }

    /** Fits itself to the selected one. */
    void show(@Nullable TransferSnapshot one) {
        shown = one;
        buttons.forEach((action, button) -> {
            boolean allowed = one != null && action.allowed().test(one);
            button.setDisable(!allowed);
            boolean alternative = ALTERNATIVES.contains(action.key());
            button.setVisible(allowed || !alternative);
            button.setManaged(allowed || !alternative);
        });
        items.forEach((action, item) -> item.setVisible(one != null && action.allowed().test(one)));
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
        return menu;
    }

    /** Does what a key stands for. */
    void key(KeyEvent event) {
        for (Action action : buttons.keySet()) {
            TransferSnapshot one = shown;
            if (action.key().match(event) && one != null && action.allowed().test(one)) {
                action.run().run();
                event.consume();
                return;
            }
        }
    }
}
