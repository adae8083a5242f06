package io.godwit.app.view.home;

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

/** One thing that is being fetched. */
final class TransferCell extends ListCell<ActiveTransfer> {
    private static final int WHOLE = 100;

    private final Words words;
    private final Isolated isolated;
    private final Label name = new Label();
    private final Label percent = new Label();
    private final Label detail = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final VBox box;

    TransferCell(Words words) {
        this.words = words;
        isolated = new Isolated(words.orientation());
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        percent.getStyleClass().add("accent");
        percent.setMinWidth(USE_PREF_SIZE);
        detail.getStyleClass().addAll("muted", "small");
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(name, percent);
        line.setAlignment(Pos.CENTER_LEFT);
        box = new VBox(line, bar, detail);
        box.getStyleClass().add("transfer-row");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ActiveTransfer transfer, boolean empty) {
        super.updateItem(transfer, empty);
        if (empty || transfer == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        name.setText(transfer.name());
        percent.setText((int) (transfer.fraction() * WHOLE) + " %");
        bar.setProgress(transfer.fraction());
        detail.setText(detail(transfer));
        setAccessibleText(transfer.name() + ", " + percent.getText() + ", " + detail.getText());
        setGraphic(box);
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
}
