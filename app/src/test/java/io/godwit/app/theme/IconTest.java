package io.godwit.app.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.app.settings.ThemeChoice;
import io.godwit.app.view.Stages;
import io.godwit.app.words.Words;
import java.util.List;
import java.util.Locale;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class IconTest {
    private Stage stage;

    @Start
    void start(Stage first) {
        stage = first;
    }

    /** Its style is text that the icon writes anew with every size, and every time it is styled again. */
    @Test
    void theStyleSheetsSayNoOtherSize(FxRobot robot) {
        List<FontIcon> icons = List.of(Icon.of(Feather.HOME), Icon.large(Feather.HOME));
        List<String> made = icons.stream().map(FontIcon::getStyle).toList();
        HBox page = new HBox();
        page.getChildren().addAll(icons);
        robot.interact(() -> Stages.show(stage, page, Words.in(Locale.ENGLISH), ThemeChoice.DARK));
        assertEquals(made, icons.stream().map(FontIcon::getStyle).toList());
        assertEquals(List.of(18, 44), icons.stream().map(FontIcon::getIconSize).toList());
    }
}
