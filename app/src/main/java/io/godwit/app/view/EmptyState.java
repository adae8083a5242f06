package io.godwit.app.view;

import io.godwit.app.theme.Icon;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What a page shows instead of an empty list: what will be here, and how to get it. */
public final class EmptyState extends VBox {
    /**
     * An icon, a title, an explanation and what can be done.
     *
     * @param icon a picture of what is missing
     * @param title what is missing, a few words
     * @param text how it comes here, a sentence or two
     * @param actions buttons, may be none
     */
    public EmptyState(Feather icon, String title, String text, Node... actions) {
        Label heading = new Label(title);
        heading.getStyleClass().add("title");
        Paragraph explanation = new Paragraph(Pos.CENTER, text, "muted");
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        getChildren().addAll(Icon.large(icon), heading, explanation);
        getChildren().addAll(actions);
    }
}
