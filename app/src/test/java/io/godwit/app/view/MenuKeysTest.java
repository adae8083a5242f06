package io.godwit.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Side;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class MenuKeysTest {
    private static final KeyCombination DELETE = new KeyCodeCombination(KeyCode.DELETE);

    private final List<String> done = new ArrayList<>();
    private final ListView<String> list = new ListView<>();
    private final Button elsewhere = new Button("elsewhere");
    private ContextMenu menu;

    @Start
    void start(Stage stage) {
        MenuItem delete = new MenuItem("Delete");
        delete.setAccelerator(DELETE);
        delete.setOnAction(_ -> done.add("delete"));
        MenuItem plain = new MenuItem("Without a key");
        menu = MenuKeys.onlyNamed(new ContextMenu(delete, plain));
        list.setContextMenu(menu);
        stage.setScene(new Scene(new VBox(list, elsewhere), 400, 300));
        stage.show();
    }

    private String named() {
        return menu.getScene().getRoot().lookupAll(".accelerator-text").stream()
                .map(key -> ((Label) key).getText())
                .collect(Collectors.joining(","));
    }

    private void openAndClose(FxRobot robot) {
        robot.interact(() -> menu.show(list, Side.TOP, 10, 10));
        Stages.until(() -> named().equals(DELETE.getDisplayText()));
        robot.interact(menu::hide);
    }

    @Test
    void aKeyIsNamedWheneverTheMenuIsShown(FxRobot robot) {
        openAndClose(robot);
        openAndClose(robot);
        assertTrue(menu.getItems().stream().allMatch(item -> item.getAccelerator() == null));
    }

    @Test
    void aKeyDoesNothingWhereNobodyListensForIt(FxRobot robot) {
        robot.interact(elsewhere::requestFocus);
        robot.type(KeyCode.DELETE);
        openAndClose(robot);
        robot.interact(elsewhere::requestFocus);
        robot.type(KeyCode.DELETE);
        assertEquals(List.of(), done);
    }
}
