package io.godwit.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import atlantafx.base.controls.ToggleSwitch;
import io.godwit.app.settings.ThemeChoice;
import io.godwit.app.view.Stages;
import io.godwit.app.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class SkinsTest {
    private static final List<Supplier<Control>> KINDS =
            List.of(
                    () -> new Label("Godwit"),
                    () -> new Button("Godwit"),
                    () -> new ToggleButton("Godwit"),
                    ToggleSwitch::new);

    private Stage stage;

    @Start
    void start(Stage first) {
        stage = first;
    }

    @Test
    void areThoseThatTheToolkitGives(FxRobot robot) {
        assertFalse(Platform.isFxApplicationThread());
        List<Control> early = KINDS.stream().map(Supplier::get).toList();
        early.forEach(Skins::give);
        List<Control> late = KINDS.stream().map(Supplier::get).toList();
        VBox page = new VBox();
        page.getChildren().addAll(late);
        robot.interact(() -> Stages.show(stage, page, Words.in(Locale.ENGLISH), ThemeChoice.DARK));
        for (int i = 0; i < early.size(); i++) {
            assertNotNull(early.get(i).getSkin());
            assertEquals(late.get(i).getSkin().getClass(), early.get(i).getSkin().getClass());
        }
    }

    @Test
    void areGivenToWhatIsInsideOthers() {
        Label inButton = new Label("Godwit");
        Button inPane = new Button("", new HBox(inButton));
        ScrollPane pane = new ScrollPane(new VBox(inPane));
        Skins.give(new HBox(pane));
        assertNotNull(inPane.getSkin());
        assertNotNull(inButton.getSkin());
        assertNull(pane.getSkin(), "it asks whether there is a touch screen");
    }

    @Test
    void areLeftToTheToolkitWhereTheKindIsNotKnown() {
        TextField field = new TextField();
        Skins.give(field);
        assertNull(field.getSkin());
        Skins.give(new ScrollPane());
    }
}
