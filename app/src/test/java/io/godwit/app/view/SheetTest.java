package io.godwit.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.settings.ThemeChoice;
import io.godwit.app.theme.Theme;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class SheetTest {
    private Button page;
    private Button inLower;
    private Button inUpper;
    private StackPane ground;
    private Sheet lower;
    private Sheet upper;
    private int dismissed;
    private int dropped;

    @Start
    void start(Stage stage) {
        page = new Button("page");
        inLower = new Button("lower");
        inUpper = new Button("upper");
        ground = new StackPane(page);
        lower = new Sheet(ground, "lower", () -> dismissed++, inLower);
        upper = new Sheet(ground, "upper", () -> dismissed++, inUpper);
        Scene scene = new Scene(ground, 600, 400);
        var _ = new Theme(scene, ThemeChoice.DARK);
        stage.setScene(scene);
        stage.show();
        page.requestFocus();
    }

    @Test
    void takesTheFocusAndGivesItBack(FxRobot robot) {
        robot.interact(() -> lower.show(inLower));
        assertTrue(inLower.isFocused());
        assertTrue(page.isDisabled());
        robot.type(KeyCode.TAB);
        assertFalse(page.isFocused());
        robot.interact(lower::close);
        assertTrue(page.isFocused());
        assertFalse(page.isDisabled());
        assertEquals(1, ground.getChildren().size(), "it is no part of the window any more");
    }

    @Test
    void takesTheFocusAgainWhenItsPageComesBack(FxRobot robot) {
        Button sidebar = new Button("sidebar");
        StackPane pages = new StackPane();
        robot.interact(() -> {
            ground.getScene().setRoot(new HBox(sidebar, pages));
            pages.getChildren().setAll(ground);
            lower.show(inLower);
            pages.getChildren().clear();
            sidebar.requestFocus();
        });
        assertTrue(sidebar.isFocused());
        robot.interact(() -> pages.getChildren().setAll(ground));
        assertTrue(inLower.isFocused());
        robot.type(KeyCode.ESCAPE);
        assertEquals(1, dismissed);
    }

    @Test
    void escapeIsLeftToWhoeverMadeIt(FxRobot robot) {
        robot.interact(() -> lower.show(inLower));
        robot.type(KeyCode.ESCAPE);
        assertEquals(1, dismissed);
        assertTrue(lower.isShown());
    }

    @Test
    void onlyTheUppermostCanBeReached(FxRobot robot) {
        robot.interact(() -> {
            lower.show(inLower);
            upper.show(inUpper);
        });
        assertTrue(inLower.isDisabled() && page.isDisabled() && !inUpper.isDisabled());
        robot.interact(upper::close);
        assertTrue(page.isDisabled() && !inLower.isDisabled());
        assertTrue(inLower.isFocused());
        robot.interact(() -> upper.show(inUpper));
        robot.interact(lower::close);
        assertTrue(page.isDisabled() && !inUpper.isDisabled(), "the lower one is closed first");
        robot.interact(upper::close);
        assertFalse(page.isDisabled());
    }

    @Test
    void whatIsDroppedOnItDoesNotComeToThePage(FxRobot robot) {
        robot.interact(() -> {
            ground.setOnDragOver(drag -> drag.acceptTransferModes(TransferMode.COPY));
            ground.setOnDragDropped(drop -> {
                dropped++;
                drop.setDropCompleted(true);
            });
            canBeDragged(page);
            canBeDragged(inLower);
        });
        robot.drag(page).moveBy(60, 60).moveBy(60, 60).drop();
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(1, dropped);
        robot.interact(() -> lower.show(inLower));
        robot.drag(inLower).moveBy(60, 60).moveBy(60, 60).drop();
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(1, dropped);
    }

    private static void canBeDragged(Button button) {
        button.setOnDragDetected(drag -> {
            ClipboardContent content = new ClipboardContent();
            content.putString("dragged");
            button.startDragAndDrop(TransferMode.COPY).setContent(content);
            drag.consume();
        });
    }

    @Test
    void showingAndClosingTwiceIsAsOnce(FxRobot robot) {
        robot.interact(() -> {
            lower.show(inLower);
            lower.show(inLower);
        });
        assertEquals(2, ground.getChildren().size());
        robot.interact(() -> {
            lower.close();
            lower.close();
        });
        assertFalse(page.isDisabled());
    }
}
