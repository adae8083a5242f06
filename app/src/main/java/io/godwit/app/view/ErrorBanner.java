package io.godwit.app.view;

import io.godwit.app.theme.Icon;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What went wrong and what to do about it, until somebody closes it. */
public final class ErrorBanner extends HBox {
    private Runnable closed = () -> {};

    /**
     * A banner.
     *
     * @param what what happened, one sentence
     * @param whatToDo one sentence
     * @param close what the button says to a screen reader
     */
    public ErrorBanner(String what, String whatToDo, String close) {
        VBox texts = new VBox(new Paragraph(what, "subtitle"), new Paragraph(whatToDo));
        texts.getStyleClass().add("banner-texts");
        HBox.setHgrow(texts, Priority.ALWAYS);
        getStyleClass().add("error-banner");
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(what + " " + whatToDo);
        getChildren().addAll(Icon.of(Feather.ALERT_TRIANGLE), texts, button(close));
    }

    /** What happens when somebody closes it. */
    public void setOnClosed(Runnable action) {
        closed = action;
    }

    private Button button(String close) {
        Button button = new Button("", Icon.of(Feather.X));
        button.getStyleClass().addAll("flat", "button-icon");
        button.setAccessibleText(close);
        Hint.on(button, close);
        button.setOnAction(pressed -> closed.run());
        return button;
    }
}
