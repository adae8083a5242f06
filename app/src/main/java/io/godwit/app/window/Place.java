package io.godwit.app.window;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;

/**
 * Where a person is on a page: what has the focus, and how far it is scrolled. By IDs, so that the place is found again
 * when the page is made anew.
 *
 * @param focused the ID of what has the focus, if it has one
 * @param scrolled how far down each scrolled part is, by its ID
 */
record Place(Optional<String> focused, Map<String, Double> scrolled) {

    /** Where the person is now. */
    static Place in(Scene scene) {
        Map<String, Double> scrolled = new HashMap<>();
        for (Node node : scene.getRoot().lookupAll(".scroll-pane")) {
            if (node instanceof ScrollPane pane && pane.getId() != null) {
                scrolled.put(pane.getId(), pane.getVvalue());
            }
        }
        return new Place(
                Optional.ofNullable(scene.getFocusOwner()).map(Node::getId), Map.copyOf(scrolled));
    }

    /** Goes there again, as far as it is still there. */
    void restore(Scene scene) {
        Parent root = scene.getRoot();
        // What is not laid out cannot be scrolled.
        root.applyCss();
        root.layout();
        scrolled.forEach((id, down) -> {
            if (root.lookup("#" + id) instanceof ScrollPane pane) {
                pane.setVvalue(down);
            }
        });
        focused.map(id -> root.lookup("#" + id)).ifPresent(Node::requestFocus);
    }
}
