package io.godwit.app.view.transfers;

import io.godwit.app.text.ByteRate;
import io.godwit.app.theme.Icon;
import io.godwit.app.transfers.TransferSnapshot;
import io.godwit.app.view.Paragraph;
import io.godwit.app.view.Sheet;
import io.godwit.app.words.Words;
import io.godwit.core.content.DisplayName;
import java.util.Optional;
import java.util.function.BiPredicate;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** Asks how fast one download may be. */
final class LimitSheet {
    private static final int SHOWN_NAME = 48;

    private final Words words;
    private final BiPredicate<TransferSnapshot, String> limit;
    private final Paragraph title = new Paragraph("", "title");
    private final TextField rate = new TextField();
    private final Paragraph wrong = new Paragraph("", "danger");
    private final Sheet sheet;
    private Optional<TransferSnapshot> chosen = Optional.empty();

    /**
     * A sheet that is not shown yet.
     *
     * @param over what it covers while it is shown
     * @param limit limits a transfer as a text says, and tells whether it was understood
     */
    LimitSheet(Words words, StackPane over, BiPredicate<TransferSnapshot, String> limit) {
        this.words = words;
        this.limit = limit;
        rate.setId("limit-rate");
        rate.setPromptText(words.text("limit.prompt"));
        rate.setAccessibleText(words.text("limit.rate"));
        // Numbers and units run from left to right in every language.
        rate.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        rate.setOnAction(pressed -> take(rate.getText()));
        rate.textProperty().subscribe(() -> say(""));
        wrong.setId("limit-wrong");
        wrong.managedProperty().bind(wrong.visibleProperty());
        sheet =
                new Sheet(
                        over,
                        "limit-sheet",
                        this::close,
                        title,
                        new Paragraph(words.text("limit.text"), "muted"),
                        rate,
                        wrong,
                        buttons());
    }

    private Node buttons() {
        Button set = button("limit.set", () -> take(rate.getText()));
        set.setGraphic(Icon.of(Feather.SLIDERS));
        set.getStyleClass().add("accent");
        return Sheet.buttons(
                set, button("limit.none", () -> take("")), button("limit.cancel", this::close));
    }

    private Button button(String key, Runnable action) {
        Button button = new Button(words.text(key));
        button.setId(key.replace('.', '-'));
        button.setOnAction(pressed -> action.run());
        return button;
    }

    /** Asks about one transfer. */
    void ask(TransferSnapshot one) {
        chosen = Optional.of(one);
        title.textProperty().set(words.text("limit.title", DisplayName.of(one.name(), SHOWN_NAME)));
        rate.setText(ByteRate.formatLimit(one.limit()));
        sheet.show(rate);
        rate.selectAll();
    }

    private void take(String text) {
        chosen.ifPresent(one -> {
            if (limit.test(one, text)) {
                close();
            } else {
                say(words.text("limit.wrong"));
                rate.requestFocus();
            }
        });
    }

    private void say(String text) {
        wrong.setVisible(!text.isEmpty());
        wrong.textProperty().set(text);
    }

    private void close() {
        sheet.close();
    }
}
