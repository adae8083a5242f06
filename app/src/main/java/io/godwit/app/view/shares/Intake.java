package io.godwit.app.view.shares;

import io.godwit.app.theme.Icon;
import io.godwit.app.view.DroppedFiles;
import io.godwit.app.view.FileChoice;
import io.godwit.app.view.FilesOut;
import io.godwit.app.view.Hint;
import io.godwit.app.view.Keys;
import io.godwit.app.view.Navigator;
import io.godwit.app.words.Words;
import io.godwit.core.event.Severity;
import io.godwit.core.share.Visibility;
import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;

/** How files come to the page to be shared: chosen, pasted, or dropped anywhere on it. Interface thread only. */
final class Intake {
    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");
    private static final KeyCombination FILES =
            new KeyCodeCombination(KeyCode.O, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination FOLDER =
            new KeyCodeCombination(
                    KeyCode.O, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private final SharesViewModel model;
    private final Words words;
    private final Navigator navigator;
    private final FileChoice files;
    private final DroppedFiles dropped;
    private final Node hint;

    /**
     * One for a page.
     *
     * @param model shares what is given
     * @param navigator the window around the page
     * @param files how files are chosen
     * @param dropped what becomes of what is dropped or pasted
     */
    Intake(
            SharesViewModel model,
            Words words,
            Navigator navigator,
            FileChoice files,
            DroppedFiles dropped) {
        this.model = model;
        this.words = words;
        this.navigator = navigator;
        this.files = files;
        this.dropped = dropped;
        hint = dropHint();
    }

    /** What lies over the page while files are held above it; part of the page at all times. */
    Node hint() {
        return hint;
    }

    private Node dropHint() {
        VBox box =
                new VBox(
                        Icon.large(Feather.UPLOAD_CLOUD),
                        new Label(words.text("drop.title")),
                        new Label(words.text("drop.text")));
        box.getStyleClass().add("drop-hint");
        box.getChildren().get(1).getStyleClass().add("title");
        box.getChildren().get(2).getStyleClass().add("muted");
        box.setMouseTransparent(true);
        return box;
    }

    /** A button that has files chosen. */
    Button filesButton() {
        return button("add.file", Feather.FILE_PLUS, FILES, this::chooseFiles);
    }

    /** A button that has a folder chosen; it stands out. */
    Button folderButton() {
        Button folder = button("add.folder", Feather.FOLDER_PLUS, FOLDER, this::chooseFolder);
        folder.getStyleClass().add("accent");
        return folder;
    }

    private Button button(String key, Feather icon, KeyCombination shortcut, Runnable action) {
        Button button = new Button(words.text(key), Icon.of(icon));
        button.setMinWidth(Region.USE_PREF_SIZE);
        Hint.on(button, words.text(key) + "  " + shortcut.getDisplayText());
        button.setOnAction(pressed -> action.run());
        return button;
    }

    /** Makes a page take what is dropped on it. */
    void listen(Node page) {
        page.setOnDragOver(drag -> over(page, drag));
        page.setOnDragExited(left -> page.pseudoClassStateChanged(DROP, false));
        page.setOnDragDropped(drop -> dropped(page, drop));
    }

    private static void over(Node page, DragEvent drag) {
        if (drag.getDragboard().hasFiles() && !FilesOut.isOwn(drag)) {
            drag.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
            page.pseudoClassStateChanged(DROP, true);
            drag.consume();
        }
    }

    private void dropped(Node page, DragEvent drop) {
        Dragboard board = drop.getDragboard();
        page.pseudoClassStateChanged(DROP, false);
        if (board.hasFiles() && !FilesOut.isOwn(drop)) {
            take(board.getFiles().stream().map(File::toPath).toList());
            drop.setDropCompleted(true);
            drop.consume();
        }
    }

    /** Every key, as it is written on keyboards, with what it does. */
    Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put(FILES.getDisplayText(), words.text("add.file"));
        keys.put(FOLDER.getDisplayText(), words.text("add.folder"));
        return keys;
    }

    /**
     * Does what a key is for, if it is one of these.
     *
     * @param typing whether it was pressed in a field, which pastes for itself
     */
    void pressed(KeyEvent key, boolean typing) {
        if (FILES.match(key)) {
            chooseFiles();
        } else if (FOLDER.match(key)) {
            chooseFolder();
        } else if (Keys.PASTE.match(key) && !typing) {
            paste(Clipboard.getSystemClipboard());
        } else {
            return;
        }
        key.consume();
    }

    private void paste(Clipboard clipboard) {
        List<Path> paths =
                clipboard.hasFiles()
                        ? clipboard.getFiles().stream().map(File::toPath).toList()
                        : PastedPaths.of(Objects.requireNonNullElse(clipboard.getString(), ""));
        if (paths.isEmpty()) {
            navigator.toast(words.text("paste.nothing"), Severity.WARNING);
        }
        take(paths);
    }

    private void take(List<Path> given) {
        dropped.take(given, this::share);
    }

    private void chooseFiles() {
        FileChooser question = new FileChooser();
        question.setTitle(words.text("add.file"));
        share(files.severalToRead(question, window()));
    }

    private void chooseFolder() {
        DirectoryChooser question = new DirectoryChooser();
        question.setTitle(words.text("add.folder"));
        share(files.folder(question, window()).stream().toList());
    }

    private Window window() {
        return hint.getScene().getWindow();
    }

    private void share(List<Path> paths) {
        if (!paths.isEmpty()) {
            model.add(paths, Visibility.PUBLIC);
        }
    }
}
