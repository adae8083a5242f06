package io.godwit.app.window;

import io.godwit.app.view.Toast;
import io.godwit.core.event.Severity;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Words in passing, the latest at the bottom; at most three at once. */
final class Toasts extends VBox {
    private static final int MOST = 3;
    private static final Duration USUAL = Duration.seconds(4);
    private static final Duration LONGER = Duration.seconds(8);

    Toasts() {
        getStyleClass().add("toasts");
        setAlignment(Pos.BOTTOM_RIGHT);
        setPickOnBounds(false);
    }

    void show(String text, Severity severity) {
        Toast toast = new Toast(text, severity);
        getChildren().add(toast);
        if (getChildren().size() > MOST) {
            getChildren().removeFirst();
        }
        toast.setOnMouseClicked(clicked -> getChildren().remove(toast));
        boolean serious = severity.compareTo(Severity.WARNING) >= 0;
        PauseTransition time = new PauseTransition(serious ? LONGER : USUAL);
        time.setOnFinished(over -> getChildren().remove(toast));
        time.play();
    }
}
