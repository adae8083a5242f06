package io.godwit.tests;

import java.io.File;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import org.testfx.api.FxToolkit;

/**
 * Something above a corner of the window that files are dragged out of, as out of a file manager. It is in the window
 * itself, because windows drawn in memory take no drag from another.
 */
final class DragSource implements AutoCloseable {

    private static final double SIZE = 48;

    private final StackPane over;
    private final Label handle = new Label("files");

    private DragSource(StackPane over) {
        this.over = over;
    }

    static DragSource open(StackPane over, List<File> files) throws TimeoutException {
        DragSource source = new DragSource(over);
        FxToolkit.setupFixture(() -> source.show(files));
        return source;
    }

    private void show(List<File> files) {
        handle.setMinSize(SIZE, SIZE);
        handle.setOnDragDetected(dragged -> {
            ClipboardContent content = new ClipboardContent();
            content.putFiles(files);
            handle.startDragAndDrop(TransferMode.COPY).setContent(content);
            dragged.consume();
        });
        StackPane.setAlignment(handle, Pos.TOP_RIGHT);
        over.getChildren().add(handle);
        over.layout();
    }

    /** Where to take hold of the files. */
    Node handle() {
        return handle;
    }

    @Override
    public void close() throws TimeoutException {
        FxToolkit.setupFixture(() -> over.getChildren().remove(handle));
    }
}
