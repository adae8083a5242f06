package io.godwit.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.controls.PasswordTextField;
import io.godwit.app.settings.ThemeChoice;
import io.godwit.app.view.Stages;
import io.godwit.app.words.Words;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class PlaceTest {
    private Stage stage;

    @Start
    void start(Stage first) {
        stage = first;
    }

    /** A page that is made anew each time. */
    private final class Page {
        final TextField text = named(new TextField(), "text");
        final TextField hidden = named(new TextField(), "hidden");
        final PasswordTextField password = named(new PasswordTextField(), "password");
        final CheckBox tick = named(new CheckBox(), "tick");
        final VBox root = new VBox(text, hidden, password, tick);

        Page() {
            Stages.show(stage, root, Words.in(Locale.ENGLISH), ThemeChoice.DARK);
        }

        private static <N extends Node> N named(N node, String id) {
            node.setId(id);
            return node;
        }
    }

    private Place left(FxRobot robot) {
        Place[] place = new Place[1];
        robot.interact(() -> {
            Page page = new Page();
            page.text.setText("graduation");
            page.hidden.setText("for somebody else");
            page.password.setText("correct horse");
            page.tick.setSelected(true);
            page.tick.requestFocus();
            place[0] = Place.in(page.root);
        });
        return place[0];
    }

    @Test
    void isFoundAgainOnThePageThatTookItsPlace(FxRobot robot) {
        Place place = left(robot);
        robot.interact(() -> {
            Page page = new Page();
            place.restore(page.root);
            assertEquals("graduation", page.text.getText());
            assertTrue(page.tick.isSelected());
            assertTrue(page.tick.isFocused());
        });
    }

    @Test
    void keepsNoPassword(FxRobot robot) {
        Place place = left(robot);
        assertEquals(
                List.of("hidden", "text", "tick").stream().sorted().toList(),
                place.kept().keySet().stream().sorted().toList());
        robot.interact(() -> {
            Page page = new Page();
            place.restore(page.root);
            assertEquals("", page.password.getPassword());
        });
    }

    @Test
    void leavesAloneWhatCannotBeSeen(FxRobot robot) {
        Place place = left(robot);
        robot.interact(() -> {
            Page page = new Page();
            page.hidden.setVisible(false);
            place.restore(page.root);
            assertEquals("", page.hidden.getText());
        });
    }
}
