package io.godwit.app.view.peers;

import io.godwit.app.theme.Icon;
import io.godwit.app.view.Paragraph;
import io.godwit.app.view.Sheet;
import io.godwit.app.words.Words;
import java.util.Locale;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** Takes the ID of somebody who need not be online, and the name to call it by. */
final class AddSheet {
    private final PeersViewModel model;
    private final Words words;
    private final TextField id = new TextField();
    private final TextField name = new TextField();
    private final Paragraph wrong = new Paragraph("", "danger");
    private final Sheet sheet;

    /**
     * A sheet that is not shown yet.
     *
     * @param over what it covers while it is shown
     */
    AddSheet(PeersViewModel model, Words words, StackPane over) {
        this.model = model;
        this.words = words;
        id.setId("add-id");
        id.setPromptText(words.text("byid.id.prompt"));
        id.setAccessibleText(words.text("byid.id"));
        id.getStyleClass().add("mono");
        // An ID runs from left to right in every language.
        id.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        id.setOnAction(entered -> name.requestFocus());
        name.setId("add-name");
        name.setPromptText(words.text("rename.prompt"));
        name.setAccessibleText(words.text("rename.prompt"));
        name.setOnAction(entered -> add());
        id.textProperty().subscribe(() -> say(""));
        name.textProperty().subscribe(() -> say(""));
        wrong.setId("add-wrong");
        wrong.managedProperty().bind(wrong.visibleProperty());
        sheet =
                new Sheet(
                        over,
                        "add-sheet",
                        this::close,
                        Sheet.title(words.text("byid.title")),
                        new Paragraph(words.text("byid.text"), "muted"),
                        id,
                        name,
                        wrong,
                        buttons());
    }

    private Node buttons() {
        Button add = new Button(words.text("add"), Icon.of(Feather.USER_PLUS));
        add.setId("add-go");
        add.getStyleClass().add("accent");
        add.setOnAction(pressed -> add());
        Button cancel = new Button(words.text("byid.cancel"));
        cancel.setOnAction(pressed -> close());
        return Sheet.buttons(add, cancel);
    }

    /** Asks; an ID that was copied elsewhere is there already. */
    void show() {
        String copied = Clipboard.getSystemClipboard().getString();
        boolean ready = copied != null && PeersViewModel.parse(copied).isPresent();
        id.setText(ready ? copied.strip() : "");
        name.clear();
        sheet.show(ready ? name : id);
    }

    private void add() {
        model.add(id.getText(), name.getText())
                .ifPresentOrElse(
                        fault -> {
                            say(words.text("byid." + fault.name().toLowerCase(Locale.ROOT)));
                            (fault == PeersViewModel.Fault.NO_NAME ? name : id).requestFocus();
                        },
                        this::close);
    }

    private void say(String text) {
        wrong.setVisible(!text.isEmpty());
        wrong.textProperty().set(text);
    }

    private void close() {
        sheet.close();
    }
}
