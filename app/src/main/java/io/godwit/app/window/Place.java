package io.godwit.app.window;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;

/**
 * Where a person is on a page: what has the focus, what is typed and chosen, and how far it is scrolled. By IDs, so that
 * the place is found again when the page is made anew.
 *
 * @param focused the ID of what has the focus, if it has one and the page is shown
 * @param kept what was done to each control, by its ID
 */
record Place(Optional<String> focused, Map<String, Kept> kept) {

    /** Where the person is on a page. */
    static Place in(Parent page) {
        Map<String, Kept> kept = new HashMap<>();
        for (Node node : page.lookupAll("*")) {
            if (node.getId() != null && isSeen(node, page)) {
                Kept.of(node).ifPresent(one -> kept.put(node.getId(), one));
            }
        }
        Optional<String> focused =
                Optional.ofNullable(page.getScene()).map(Scene::getFocusOwner).map(Node::getId);
        return new Place(focused, Map.copyOf(kept));
    }

    /** Goes there again, as far as it is still there. The page is shown. */
    void restore(Parent page) {
        // What is not laid out has no parts that could be found, and cannot be scrolled.
        lay(page);
        // What is chosen may decide what else there is, and what there is how far one can scroll.
        apply(page, one -> !(one instanceof Kept.Typed || one instanceof Kept.Scrolled));
        apply(page, Kept.Typed.class::isInstance);
        lay(page);
        apply(page, Kept.Scrolled.class::isInstance);
        focused.map(id -> page.getScene().getRoot().lookup("#" + id)).ifPresent(Node::requestFocus);
    }

    /** From the top, because the page has no size before the window around it has given it one. */
    private static void lay(Parent page) {
        Parent root = page.getScene().getRoot();
        root.applyCss();
        root.layout();
    }

    private void apply(Parent page, Predicate<Kept> which) {
        kept.forEach((id, one) -> {
            Node control = which.test(one) ? page.lookup("#" + id) : null;
            // What cannot be seen is filled anew when there is something to show in it.
            if (control != null && isSeen(control, page)) {
                one.into(control);
            }
        });
    }

    private static boolean isSeen(Node node, Parent page) {
        for (Node at = node; at != null && !at.equals(page); at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
