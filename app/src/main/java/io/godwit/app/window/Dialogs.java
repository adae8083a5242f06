package io.godwit.app.window;

import io.godwit.app.view.Confirmation;
import io.godwit.app.view.Paragraph;
import io.godwit.app.words.Words;
import java.util.Map;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Questions and the list of shortcuts, in windows of their own above the main one. */
final class Dialogs {
    private final Supplier<Scene> owner;
    private final Words words;

    /**
     * Has asked nothing.
     *
     * @param owner what the window shows that asks, when it does
     */
    Dialogs(Supplier<Scene> owner, Words words) {
        this.owner = owner;
        this.words = words;
    }

    /** Asks and waits. */
    boolean confirm(Confirmation question) {
        ButtonType cancel = new ButtonType(words.text("cancel"), ButtonData.CANCEL_CLOSE);
        ButtonType action = new ButtonType(question.action(), ButtonData.OK_DONE);
        Paragraph text = new Paragraph(question.text());
        Dialog<ButtonType> dialog = dialog(question.title(), text, cancel, action);
        if (dialog.getDialogPane().lookupButton(action) instanceof Button button) {
            button.getStyleClass().add(question.dangerous() ? "danger" : "accent");
            // What loses something is not what Enter does.
            button.setDefaultButton(!question.dangerous());
        }
        return dialog.showAndWait().filter(action::equals).isPresent();
    }

    /**
     * Shows keys and what they do.
     *
     * @param everywhere those of the window
     * @param here those that only the page has which is shown
     */
    void shortcuts(Map<String, String> everywhere, Map<String, String> here) {
        HBox columns = new HBox(keys(everywhere));
        columns.getStyleClass().add("shortcut-columns");
        if (!here.isEmpty()) {
            Label title = new Label(words.text("shortcuts.page"));
            title.getStyleClass().add("subtitle");
            columns.getChildren().add(new VBox(title, keys(here)));
        }
        ButtonType close = new ButtonType(words.text("close"), ButtonData.CANCEL_CLOSE);
        Dialog<ButtonType> dialog = dialog(words.text("shortcuts"), columns, close);
        dialog.getDialogPane().getContent().getStyleClass().add("wide");
        dialog.show();
    }

    private static GridPane keys(Map<String, String> described) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("shortcuts");
        described.forEach((keys, meaning) -> {
            Label key = new Label(keys);
            key.getStyleClass().addAll("pill", "mono");
            grid.addRow(grid.getRowCount(), key, new Label(meaning));
        });
        return grid;
    }

    private Dialog<ButtonType> dialog(String title, Node content, ButtonType... buttons) {
        Dialog<ButtonType> dialog = new Dialog<>();
        Scene scene = owner.get();
        Window window = scene.getWindow();
        if (window != null) {
            dialog.initOwner(window);
        }
        dialog.setTitle(title);
        DialogPane pane = dialog.getDialogPane();
        pane.getStylesheets().setAll(scene.getStylesheets());
        pane.setNodeOrientation(words.orientation());
        Label heading = new Label(title);
        heading.getStyleClass().add("title");
        VBox body = new VBox(heading, content);
        body.setAlignment(Pos.TOP_LEFT);
        body.getStyleClass().add("dialog-body");
        pane.setContent(body);
        pane.getButtonTypes().setAll(buttons);
        return dialog;
    }
}
