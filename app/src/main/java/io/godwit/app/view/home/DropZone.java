package io.godwit.app.view.home;

import io.godwit.app.theme.Icon;
import io.godwit.app.view.FileChoice;
import io.godwit.app.view.Hint;
import io.godwit.app.view.Keys;
import io.godwit.app.view.Paragraph;
import io.godwit.app.words.Words;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Takes files and folders: dropped, pasted or chosen. */
final class DropZone extends VBox {
    private static final PseudoClass HOT = PseudoClass.getPseudoClass("hot");

    private final Words words;
    private final FileChoice files;
    private final Consumer<List<Path>> given;
    private final Consumer<List<Path>> chosen;
    private final Runnable nothing;
    private final FontIcon picture = Icon.large(Feather.UPLOAD_CLOUD);

    /**
     * An empty zone.
     *
     * @param files how files are chosen
     * @param given told what was dropped or pasted
     * @param chosen told what was chosen for sharing
     * @param nothing told that what was pasted is no file
     */
    DropZone(
            Words words,
            FileChoice files,
            Consumer<List<Path>> given,
            Consumer<List<Path>> chosen,
            Runnable nothing) {
        this.words = words;
        this.files = files;
        this.given = given;
        this.chosen = chosen;
        this.nothing = nothing;
        setId("drop-zone");
        getStyleClass().add("drop-zone");
        setAlignment(Pos.CENTER);
        setAccessibleText(words.text("drop.title"));
        Label title = new Label(words.text("drop.title"));
        title.getStyleClass().add("title");
        Paragraph text = new Paragraph(Pos.CENTER, words.text("drop.text"), "muted");
        Button several = button(Feather.FILE_PLUS, "drop.files", this::chooseFiles);
        several.getStyleClass().add("accent");
        Button folder = button(Feather.FOLDER_PLUS, "drop.folder", this::chooseFolder);
        Button paste = button(Feather.CLIPBOARD, "drop.paste", this::paste);
        HBox buttons = new HBox(several, folder, paste);
        buttons.getStyleClass().add("drop-buttons");
        buttons.setAlignment(Pos.CENTER);
        picture.managedProperty().bind(picture.visibleProperty());
        getChildren().addAll(picture, title, text, buttons);
    }

    /** Does without the picture where there is little room. */
    void compact(boolean wanted) {
        picture.setVisible(!wanted);
    }

    private Button button(Feather icon, String key, Runnable action) {
        Button button = new Button(words.text(key), Icon.of(icon));
        button.setId(key.replace('.', '-'));
        Hint.on(button, words.text(key + ".tooltip", Keys.PASTE.getDisplayText()));
        button.setOnAction(pressed -> action.run());
        return button;
    }

    /** Makes the zone take what is dropped anywhere on the page. */
    void listen(Node page) {
        page.setOnDragOver(this::over);
        page.setOnDragExited(left -> pseudoClassStateChanged(HOT, false));
        page.setOnDragDropped(this::dropped);
    }

    private void over(DragEvent drag) {
        if (drag.getDragboard().hasFiles()) {
            drag.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
            pseudoClassStateChanged(HOT, true);
        }
        drag.consume();
    }

    private void dropped(DragEvent drop) {
        pseudoClassStateChanged(HOT, false);
        boolean usable = drop.getDragboard().hasFiles();
        if (usable) {
            take(drop.getDragboard().getFiles());
        }
        drop.setDropCompleted(usable);
        drop.consume();
    }

    /** Takes the files that were copied elsewhere; what is not a file is left alone, and that is told. */
    void paste() {
        Clipboard clipboard = Clipboard.getSystemClipboard();
        if (clipboard.hasFiles()) {
            take(clipboard.getFiles());
        } else {
            nothing.run();
        }
    }

    private void take(List<File> brought) {
        given.accept(brought.stream().map(File::toPath).toList());
    }

    private void chooseFiles() {
        FileChooser question = new FileChooser();
        question.setTitle(words.text("drop.files.tooltip"));
        share(files.severalToRead(question, getScene().getWindow()));
    }

    private void chooseFolder() {
        DirectoryChooser question = new DirectoryChooser();
        question.setTitle(words.text("drop.folder.tooltip"));
        share(files.folder(question, getScene().getWindow()).stream().toList());
    }

    private void share(List<Path> picked) {
        if (!picked.isEmpty()) {
            chosen.accept(picked);
        }
    }
}
