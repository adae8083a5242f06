package io.godwit.app.view;

import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A card above a page or the window. What is below cannot be reached by pointer or keyboard until the sheet is closed,
 * and gets the focus back then; nor does it get what is dropped on the sheet. Keys that the sheet does not want still
 * come to what it covers and is a part of: whoever handles keys there has to see whether the page below is disabled.
 * While it is not shown it is no part of the window, which keeps that light.
 */
public final class Sheet {
    private static final String BACKDROP = "sheet-backdrop";

    private final StackPane over;
    private final StackPane backdrop;
    private @Nullable Node focused;

    /** Has the focus when the sheet comes, and when its page comes back. */
    private @Nullable Node first;

    /**
     * A sheet that is not shown yet.
     *
     * @param over what it covers while it is shown
     * @param id of the card
     * @param dismissed run when a person presses Escape
     * @param content from top to bottom
     */
    public Sheet(StackPane over, String id, Runnable dismissed, Node... content) {
        this.over = over;
        VBox card = new VBox(content);
        card.setId(id);
        card.getStyleClass().addAll("card", "sheet");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        backdrop = new StackPane(card);
        backdrop.setAlignment(Pos.CENTER);
        backdrop.getStyleClass().add(BACKDROP);
        backdrop.getStylesheets()
                .add(Objects.requireNonNull(Sheet.class.getResource("sheet.css")).toExternalForm());
        // Before the fields see it: they keep the escape key for themselves.
        backdrop.addEventFilter(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (key.getCode() == KeyCode.ESCAPE) {
                        key.consume();
                        dismissed.run();
                    }
                });
        // The page or the window would take them, as if there were no sheet.
        backdrop.addEventHandler(DragEvent.DRAG_OVER, DragEvent::consume);
        backdrop.addEventHandler(DragEvent.DRAG_DROPPED, DragEvent::consume);
        backdrop.sceneProperty().subscribe(this::entered);
    }

    /** The focus stays where it is when a page goes and comes back, from where no key would come to the sheet. */
    private void entered(@Nullable Scene scene) {
        if (scene != null && first != null) {
            first.requestFocus();
        }
    }

    /** What stands at the top of a sheet. */
    public static Label title(String text) {
        Label title = new Label(text);
        title.getStyleClass().add("title");
        return title;
    }

    /** What stands at the bottom of a sheet: its buttons, side by side, and what belongs to them. */
    public static Node buttons(Node... buttons) {
        HBox row = new HBox(buttons);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("toolbar");
        return row;
    }

    /** Whether any sheet covers something. */
    public static boolean covers(StackPane what) {
        return uppermost(what).isPresent();
    }

    private static Optional<Node> uppermost(StackPane over) {
        return over.getChildren().stream()
                .filter(node -> node.getStyleClass().contains(BACKDROP))
                .reduce((lower, upper) -> upper);
    }

    /** Whether it can be seen. */
    public boolean isShown() {
        return over.getChildren().contains(backdrop);
    }

    /**
     * Shows it; does nothing while it is shown.
     *
     * @param focus gets the focus
     */
    public void show(Node focus) {
        if (isShown()) {
            return;
        }
        Scene scene = over.getScene();
        focused = scene == null ? null : scene.getFocusOwner();
        first = focus;
        over.getChildren().add(backdrop);
        letReach();
        focus.requestFocus();
    }

    /** Takes it away; does nothing while it is not shown. */
    public void close() {
        if (!isShown()) {
            return;
        }
        over.getChildren().remove(backdrop);
        letReach();
        Node before = focused;
        focused = null;
        if (before != null) {
            before.requestFocus();
        }
    }

    /** Of several sheets the uppermost alone can be reached, in whatever order they are closed. */
    private void letReach() {
        Optional<Node> uppermost = uppermost(over);
        over.getChildren()
                .forEach(node ->
                        node.setDisable(
                                uppermost.filter(upper -> !upper.equals(node)).isPresent()));
    }
}
