package io.godwit.app.view.shares;

import io.godwit.app.theme.Icon;
import io.godwit.app.view.Hint;
import io.godwit.app.view.Keys;
import io.godwit.app.words.Words;
import io.godwit.core.content.DisplayName;
import io.godwit.core.share.Share;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/** Says for a while what is shared no longer, and takes it back. */
final class UndoBar {
    private static final Duration SHOWN = Duration.seconds(10);

    private final Words words;
    private final Label text = new Label();
    private final HBox bar;
    private final PauseTransition end = new PauseTransition(SHOWN);

    UndoBar(SharesViewModel model, Words words) {
        this.words = words;
        Button undo = new Button(words.text("undo"));
        undo.setId("shares-undo");
        undo.getStyleClass().addAll("flat", "accent-text");
        Hint.on(undo, words.text("undo") + " (" + Keys.UNDO.getDisplayText() + ")");
        undo.setOnAction(pressed -> model.undo());
        bar = new HBox(Icon.of(Feather.X_CIRCLE), text, undo);
        bar.getStyleClass().add("toast");
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        bar.setVisible(false);
        StackPane.setAlignment(bar, Pos.BOTTOM_CENTER);
        StackPane.setMargin(bar, new Insets(24));
        end.setOnFinished(done -> model.stopped().set(List.of()));
        model.stopped().addListener((property, before, now) -> show(now));
    }

    Node root() {
        return bar;
    }

    private void show(List<Share> stopped) {
        bar.setVisible(!stopped.isEmpty());
        if (stopped.isEmpty()) {
            end.stop();
            return;
        }
        text.setText(
                stopped.size() == 1
                        ? words.text("stopped.one", DisplayName.of(stopped.getFirst().name(), 48))
                        : words.text("stopped.many", stopped.size()));
        end.playFromStart();
    }
}
