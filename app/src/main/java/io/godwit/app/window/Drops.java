package io.godwit.app.window;

import io.godwit.app.view.FilesOut;
import io.godwit.core.node.ShareLink;
import io.godwit.core.node.ShareLinkException;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/**
 * What is dropped anywhere on the window: links, and the files that the page below does not take for itself. Interface
 * thread only.
 *
 * @param files told which files were dropped
 * @param links told which links were dropped
 * @param broken told that a link was dropped that is none
 */
record Drops(Consumer<List<Path>> files, Consumer<List<ShareLink>> links, Runnable broken) {

    /** Takes what is dropped on a node and everything in it. */
    void listen(Node node) {
        // Before the page: no page wants links, and some refuse whatever is not a file.
        node.addEventFilter(DragEvent.DRAG_OVER, drag -> over(drag, hasLinks(drag.getDragboard())));
        node.addEventFilter(DragEvent.DRAG_DROPPED, this::linksDropped);
        node.addEventHandler(DragEvent.DRAG_OVER, drag -> over(drag, hasFiles(drag)));
        node.addEventHandler(DragEvent.DRAG_DROPPED, this::filesDropped);
    }

    private static void over(DragEvent drag, boolean wanted) {
        if (wanted) {
            drag.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
            drag.consume();
        }
    }

    /** What is dragged out of this window is not meant for it. */
    private static boolean hasFiles(DragEvent drag) {
        return drag.getDragboard().hasFiles() && !FilesOut.isOwn(drag);
    }

    private static boolean hasLinks(Dragboard board) {
        return !board.hasFiles() && !words(board).isEmpty();
    }

    /** Browsers hand over addresses one a line, editors a piece of text. */
    private static List<String> words(Dragboard board) {
        return Stream.of(
                        Optional.ofNullable(board.getUrl()), Optional.ofNullable(board.getString()))
                .flatMap(Optional::stream)
                .flatMap(text -> Stream.of(text.strip().split("\\s+", -1)))
                .filter(word -> word.startsWith(ShareLink.SCHEME))
                .distinct()
                .toList();
    }

    private void filesDropped(DragEvent drop) {
        if (hasFiles(drop)) {
            files.accept(drop.getDragboard().getFiles().stream().map(File::toPath).toList());
            drop.setDropCompleted(true);
            drop.consume();
        }
    }

    private void linksDropped(DragEvent drop) {
        if (!hasLinks(drop.getDragboard())) {
            return;
        }
        List<ShareLink> whole = new ArrayList<>();
        for (String word : words(drop.getDragboard())) {
            try {
                whole.add(ShareLink.parse(word));
            } catch (ShareLinkException e) {
                broken.run();
            }
        }
        if (!whole.isEmpty()) {
            links.accept(List.copyOf(whole));
        }
        drop.setDropCompleted(!whole.isEmpty());
        drop.consume();
    }
}
