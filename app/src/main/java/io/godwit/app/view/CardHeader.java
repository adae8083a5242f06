package io.godwit.app.view;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The first line of a card: its title, and what can be done with it at the other end. */
public final class CardHeader extends HBox {
    /**
     * A title and actions.
     *
     * @param title a few words
     * @param actions buttons or labels, may be none
     */
    public CardHeader(String title, Node... actions) {
        Label heading = new Label(title);
        heading.getStyleClass().add("subtitle");
        heading.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getStyleClass().add("card-header");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(heading, space);
        getChildren().addAll(actions);
    }
}
