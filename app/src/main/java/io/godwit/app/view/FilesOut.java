package io.godwit.app.view;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;

/**
 * Gives files to other programs by dragging or by the clipboard. They are only ever copied: what is shared or was fetched
 * stays where it is. Interface thread only; touches no disk.
 */
public final class FilesOut {
    private FilesOut() {}

    /**
     * Lets files be dragged out of a cell.
     *
     * @param cell where the drag begins
     * @param files asked when it begins; none for nothing to be dragged
     */
    public static void from(IndexedCell<?> cell, Supplier<List<Path>> files) {
        cell.setOnDragDetected(drag -> begin(cell, drag, files.get()));
    }

    private static void begin(Node source, MouseEvent drag, List<Path> files) {
        if (!files.isEmpty()) {
            source.startDragAndDrop(TransferMode.COPY).setContent(content(files));
            drag.consume();
        }
    }

    /** Whether what is dragged comes from a list of this window, where nobody means to drop it. */
    public static boolean isOwn(DragEvent drag) {
        return drag.getGestureSource() instanceof IndexedCell<?>;
    }

    /**
     * Puts files onto the clipboard, as a file manager does.
     *
     * @return whether there were any
     */
    public static boolean copy(List<Path> files) {
        return !files.isEmpty() && Clipboard.getSystemClipboard().setContent(content(files));
    }

    private static ClipboardContent content(List<Path> files) {
        ClipboardContent content = new ClipboardContent();
        content.putFiles(files.stream().map(Path::toFile).toList());
        return content;
    }
}
