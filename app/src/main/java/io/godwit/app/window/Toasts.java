package io.godwit.app.window;

import io.godwit.app.view.Hint;
import io.godwit.app.view.Keys;
import io.godwit.app.view.Toast;
import io.godwit.core.event.Severity;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Words in passing, the latest at the bottom; at most three at once. */
final class Toasts extends VBox {
    private static final int MOST = 3;
    private static final Duration USUAL = Duration.seconds(4);
    private static final Duration UNDO = Duration.seconds(10);
    private static final Duration LONGER = Duration.seconds(8);

    Toasts() {
        getStyleClass().add("toasts");
        setAlignment(Pos.BOTTOM_RIGHT);
        setPickOnBounds(false);
    }

    void show(String text, Severity severity) {
        Toast toast = new Toast(text, severity);
        boolean serious = severity.compareTo(Severity.WARNING) >= 0;
        show(toast, serious ? LONGER : USUAL);
        toast.setOnMouseClicked(clicked -> getChildren().remove(toast));
    }

    /**
     * Says what was done, with a button that takes it back.
     *
     * @param undo what the button says
     */
    void show(String text, String undo, Runnable action) {
        Button button = new Button(undo);
        button.setId("undo");
        button.getStyleClass().addAll("flat", "accent-text");
        button.setMinWidth(USE_PREF_SIZE);
        Hint.on(button, undo + " (" + Keys.UNDO.getDisplayText() + ")");
        Toast toast = new Toast(text, Severity.INFO, button);
        button.setOnAction(pressed -> {
            if (getChildren().remove(toast)) {
                action.run();
            }
        });
        show(toast, UNDO);
    }

    private void show(Toast toast, Duration howLong) {
        if (getChildren().size() == MOST) {
            getChildren().remove(leastWanted());
        }
        getChildren().add(toast);
        PauseTransition time = new PauseTransition(howLong);
        time.setOnFinished(over -> getChildren().remove(toast));
        time.play();
    }

    /** The oldest; but what can be taken back stays as long as it was promised, if there is anything else. */
    private Node leastWanted() {
        return getChildren().stream()
                .filter(toast -> toast.lookup("#undo") == null)
                .findFirst()
                .orElseGet(getChildren()::getFirst);
    }

    /**
     * Takes back what was done last, if that is still offered.
     *
     * @return whether it was
     */
    boolean undo() {
        Optional<Button> last =
                getChildren().reversed().stream()
                        .flatMap(toast -> toast.lookupAll("#undo").stream())
                        .filter(Button.class::isInstance)
                        .map(Button.class::cast)
                        .findFirst();
        last.ifPresent(Button::fire);
        return last.isPresent();
    }
}
