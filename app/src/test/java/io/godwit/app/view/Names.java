package io.godwit.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import org.testfx.util.WaitForAsyncUtils;

/** What a screen reader says of controls. */
public final class Names {
    private Names() {}

    /**
     * Controls below a node that the keyboard reaches and of which a screen reader has nothing to say: no accessible
     * text, no words on it and no label for it. Interface thread only.
     */
    public static List<String> missing(Parent root) {
        List<Node> all = new ArrayList<>();
        collect(root, all);
        Set<Node> labelled = new HashSet<>();
        for (Node node : all) {
            if (node instanceof Label label && label.getLabelFor() != null) {
                labelled.add(label.getLabelFor());
            }
        }
        return all.stream()
                .filter(Node::isFocusTraversable)
                .filter(node -> !labelled.contains(node) && !isNamed(node))
                .map(Node::toString)
                .toList();
    }

    /** Fails where such a control is in a window; not to be called on the interface thread. */
    public static void assertNoneMissing(Scene scene) {
        List<String> missing =
                WaitForAsyncUtils.waitForAsyncFx(10_000, () -> missing(scene.getRoot()));
        assertEquals(List.of(), missing);
    }

    /** What a control is made of has no name of its own, but for what others put into it. */
    private static void collect(Node node, List<Node> into) {
        if (!node.isVisible()) {
            return;
        }
        into.add(node);
        switch (node) {
            case ScrollPane pane when pane.getContent() != null -> collect(pane.getContent(), into);
            case SplitPane pane -> pane.getItems().forEach(item -> collect(item, into));
            case Labeled labeled when labeled.getGraphic() != null ->
                    collect(labeled.getGraphic(), into);
            case Control _ -> {
                // Only its skin.
            }
            case Parent parent ->
                    parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
            default -> {
                // Nothing is in it.
            }
        }
    }

    private static boolean isNamed(Node node) {
        boolean said = !Objects.requireNonNullElse(node.getAccessibleText(), "").isBlank();
        boolean written =
                node instanceof Labeled labeled
                        && !Objects.requireNonNullElse(labeled.getText(), "").isBlank();
        return said || written;
    }
}
