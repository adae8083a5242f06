package io.godwit.app.view;

import io.godwit.app.theme.Icon;
import io.godwit.core.event.Severity;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** A word in passing. */
public final class Toast extends HBox {
    /**
     * A toast.
     *
     * @param text one sentence
     * @param severity gives it its icon and colour
     * @param actions buttons behind the text, may be none
     */
    public Toast(String text, Severity severity, Node... actions) {
        Paragraph words = new Paragraph(text);
        getStyleClass().addAll("toast", severity.name().toLowerCase(Locale.ROOT));
        setAlignment(Pos.CENTER_LEFT);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(text);
        getChildren().addAll(Icon.of(icon(severity)), words);
        getChildren().addAll(actions);
    }

    private static Feather icon(Severity severity) {
        return switch (severity) {
            case DEBUG, INFO -> Feather.INFO;
            case SUCCESS -> Feather.CHECK_CIRCLE;
            case WARNING -> Feather.ALERT_TRIANGLE;
            case ERROR -> Feather.ALERT_CIRCLE;
        };
    }
}
