package io.godwit.app.view;

import javafx.geometry.NodeOrientation;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/**
 * A cell with nothing but text that is written from left to right in every language: sizes, numbers, paths.
 *
 * @param <R> the row
 */
public final class IsolatedCell<R> extends TableCell<R, String> {
    /** An empty cell. */
    public IsolatedCell() {
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
    }

    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
        super.updateItem(text, empty);
        setText(empty ? null : text);
    }
}
