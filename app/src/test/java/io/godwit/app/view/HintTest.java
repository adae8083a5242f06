package io.godwit.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class HintTest {
    private static final String WORDS = "Goes where it says";

    private Button button;

    @Start
    void start(Stage stage) {
        button = new Button("Go");
        Hint.on(button, WORDS);
        stage.setScene(new Scene(new StackPane(button), 400, 300));
        stage.show();
    }

    @Test
    void isForTheScreenReaderWithoutAPointer() {
        assertEquals(WORDS, button.getAccessibleHelp());
    }

    @Test
    void isBesideThePointerOnceThatHasComeOverTheControl(FxRobot robot) {
        robot.moveTo(button);
        Stages.until(() -> button.getTooltip() != null);
        assertEquals(WORDS, button.getTooltip().getText());
    }
}
