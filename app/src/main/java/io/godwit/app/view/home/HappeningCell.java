package io.godwit.app.view.home;

import io.godwit.app.theme.Icon;
import io.godwit.app.view.Isolated;
import io.godwit.app.words.Words;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One thing that is on its way: here with how far it is, from here with to whom. */
final class HappeningCell extends ListCell<Happening> {
    private static final int WHOLE = 100;
    private static final int NAME = 24;

    private final Words words;
    private final Isolated isolated;
    private final FontIcon direction = Icon.of(Feather.ARROW_DOWN);
    private final Label name = new Label();
    private final Label amount = new Label();
    private final Label detail = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final VBox box;

    HappeningCell(Words words) {
        this.words = words;
        isolated = new Isolated(words.orientation());
        name.getStyleClass().add("file-name");
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        amount.getStyleClass().add("accent");
        amount.setMinWidth(USE_PREF_SIZE);
        detail.getStyleClass().addAll("muted", "small");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.managedProperty().bind(bar.visibleProperty());
        HBox line = new HBox(direction, name, amount);
        line.getStyleClass().add("happening-line");
        line.setAlignment(Pos.CENTER_LEFT);
        box = new VBox(line, bar, detail);
        box.getStyleClass().add("transfer-row");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Happening shown, boolean empty) {
        super.updateItem(shown, empty);
        if (empty || shown == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        switch (shown) {
            case ActiveTransfer transfer -> show(transfer);
            case ActiveUpload upload -> show(upload);
        }
        setAccessibleText(name.getText() + ", " + amount.getText() + ", " + detail.getText());
        setGraphic(box);
    }

    private void show(ActiveTransfer transfer) {
        direction.setIconCode(Feather.ARROW_DOWN);
        name.setText(transfer.name());
        amount.setText(words.text("transfer.percent", (int) (transfer.fraction() * WHOLE)));
        bar.setVisible(true);
        bar.setProgress(transfer.fraction());
        detail.setText(detail(transfer));
    }

    private String detail(ActiveTransfer transfer) {
        String pace =
                words.text(
                        "transfer.pace",
                        isolated.rate(transfer.bytesPerSecond()),
                        transfer.sources());
        return transfer.timeLeft()
                .map(left -> words.text("transfer.left", pace, isolated.time(left)))
                .orElse(pace);
    }

    /** How much of it somebody wants is not known here, so there is no bar. */
    private void show(ActiveUpload upload) {
        direction.setIconCode(Feather.ARROW_UP);
        name.setText(upload.name().isEmpty() ? words.text("upload.unshared") : upload.name());
        amount.setText(isolated.bytes(upload.sentBytes()));
        bar.setVisible(false);
        String who = upload.to().shown(NAME);
        detail.setText(
                words.text(
                        "upload.to",
                        upload.to().isClaimed() ? words.text("upload.claimed", who) : who,
                        isolated.rate(upload.bytesPerSecond())));
    }
}
