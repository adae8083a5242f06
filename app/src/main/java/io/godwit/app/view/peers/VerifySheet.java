package io.godwit.app.view.peers;

import io.godwit.app.theme.Icon;
import io.godwit.app.view.Confirmation;
import io.godwit.app.view.Navigator;
import io.godwit.app.view.Paragraph;
import io.godwit.app.view.Sheet;
import io.godwit.app.words.Words;
import io.godwit.core.peer.SafetyNumber;
import java.util.List;
import java.util.Optional;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** The whole safety number, as digits and as words, to compare with the other person. */
final class VerifySheet {
    private static final int DIGITS_ACROSS = 4;
    private static final int WORDS_ACROSS = 6;

    private final PeersViewModel model;
    private final Words words;
    private final Navigator navigator;
    private final Label title = Sheet.title("");
    private final GridPane digits = grid("digits");
    private final GridPane spoken = grid("spoken");
    private final Button equal = new Button();
    private final Button close = new Button();
    private final Sheet sheet;

    /** Whom it asks about, as it is now. */
    private Optional<PeerRow> about = Optional.empty();

    /**
     * A sheet that is not shown yet.
     *
     * @param over what it covers while it is shown
     */
    VerifySheet(PeersViewModel model, Words words, Navigator navigator, StackPane over) {
        this.model = model;
        this.words = words;
        this.navigator = navigator;
        sheet =
                new Sheet(
                        over,
                        "verify-sheet",
                        this::hide,
                        title,
                        new Paragraph(words.text("verify.how"), "muted"),
                        heading("verify.digits"),
                        digits,
                        heading("verify.words"),
                        spoken,
                        buttons());
        model.chosen().addListener((property, before, now) -> follow(now));
        model.safety().addListener((property, before, now) -> fill(now));
        fill(model.safety().get());
    }

    private Node buttons() {
        equal.setText(words.text("verify.equal"));
        equal.setGraphic(Icon.of(Feather.CHECK));
        equal.getStyleClass().add("accent");
        equal.setId("verify-equal");
        equal.setOnAction(pressed -> accept());
        Button different = new Button(words.text("verify.different"), Icon.of(Feather.SLASH));
        different.getStyleClass().addAll("danger", "button-outlined");
        different.setOnAction(pressed -> refuse());
        close.setText(words.text("verify.later"));
        close.setOnAction(pressed -> hide());
        return Sheet.buttons(equal, different, close);
    }

    /** Asks about the chosen peer. */
    void show() {
        about = model.chosen().get();
        about.ifPresent(
                row -> title.setText(words.text("verify.title", PeerCell.shownName(row, words))));
        // What cannot be pressed yet cannot have the focus, without which no key would be heard.
        sheet.show(equal.isDisable() ? close : equal);
    }

    /** The number belongs to the chosen peer: when that is another one, there is nothing to compare any more. */
    private void follow(Optional<PeerRow> chosen) {
        if (chosen.map(PeerRow::id).equals(about.map(PeerRow::id))) {
            about = chosen;
        } else {
            hide();
        }
    }

    private void hide() {
        about = Optional.empty();
        sheet.close();
    }

    private Label heading(String key) {
        Label label = new Label(words.text(key));
        label.getStyleClass().add("subtitle");
        return label;
    }

    private static GridPane grid(String style) {
        GridPane grid = new GridPane();
        grid.getStyleClass().addAll("number", style);
        // Numbers and English words run from left to right in every language.
        grid.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        return grid;
    }

    private void fill(Optional<SafetyNumber> number) {
        equal.setDisable(number.isEmpty());
        fill(digits, DIGITS_ACROSS, number.map(SafetyNumber::groups).orElse(List.of()));
        fill(spoken, WORDS_ACROSS, number.map(SafetyNumber::words).orElse(List.of()));
        digits.setAccessibleText(number.map(SafetyNumber::toString).orElse(""));
    }

    private static void fill(GridPane grid, int across, List<String> texts) {
        grid.getChildren().clear();
        for (int i = 0; i < texts.size(); i++) {
            Label label = new Label(texts.get(i));
            label.getStyleClass().add("mono");
            label.setMinWidth(Region.USE_PREF_SIZE);
            grid.add(label, i % across, i / across);
        }
    }

    private void accept() {
        about.ifPresent(model::verified);
        hide();
    }

    /** Two numbers that differ mean that somebody stands between: nothing of this peer is taken any more. */
    private void refuse() {
        Optional<PeerRow> refused = about;
        hide();
        refused.filter(row ->
                        navigator.confirm(
                                new Confirmation(
                                        words.text("block.title", PeerCell.shownName(row, words)),
                                        words.text("verify.different.text"),
                                        words.text("block"),
                                        true)))
                .ifPresent(row -> model.block(row, true));
    }
}
