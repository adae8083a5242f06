package io.godwit.app.window;

import io.godwit.app.theme.Theme;
import io.godwit.app.view.EmptyState;
import io.godwit.app.words.Words;
import io.godwit.core.content.DisplayName;
import java.io.IOException;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What is shown instead of the window when the profile cannot be opened. */
final class StartFailure {
    private static final double WIDTH = 560;
    private static final double HEIGHT = 360;

    private StartFailure() {}

    static void show(Stage stage, Words words, @Nullable IOException failed) {
        String detail = failed == null ? "" : DisplayName.of(String.valueOf(failed.getMessage()));
        Button close = new Button(words.text("close"));
        close.setOnAction(pressed -> stage.close());
        EmptyState said =
                new EmptyState(
                        Feather.ALERT_TRIANGLE,
                        words.text("start.failed"),
                        words.text("start.failed.advice", detail),
                        close);
        said.setNodeOrientation(words.orientation());
        Scene scene = new Scene(said, WIDTH, HEIGHT);
        var _ = new Theme(scene);
        stage.setTitle(words.text("title"));
        stage.setScene(scene);
        stage.show();
    }
}
