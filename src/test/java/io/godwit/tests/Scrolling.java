package io.godwit.tests;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;

/** Brings things into sight, as the wheel of a mouse does. Interface thread only. */
final class Scrolling {

    private Scrolling() {}

    /** Scrolls everything around a node so that it is in the middle, as far as there is that much to scroll. */
    static void to(Node node) {
        for (Parent at = node.getParent(); at != null; at = at.getParent()) {
            if (at instanceof ScrollPane pane && pane.getContent() != null) {
                scroll(pane, node);
            }
        }
    }

    private static void scroll(ScrollPane pane, Node node) {
        Bounds place = pane.getContent().sceneToLocal(node.localToScene(node.getBoundsInLocal()));
        double seen = pane.getViewportBounds().getHeight();
        double hidden = pane.getContent().getBoundsInLocal().getHeight() - seen;
        if (hidden > 0) {
            pane.setVvalue(Math.clamp((place.getCenterY() - seen / 2) / hidden, 0, 1));
        }
    }
}
