package io.godwit.app.view.shares;

import io.godwit.app.view.Isolated;
import io.godwit.app.words.Words;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** How far a share is: a word, or a bar while it is indexed. */
final class StateCell extends TableCell<ShareRow, ShareRow> {
    private final Words words;
    private final Isolated isolated;
    private final Label pill = new Label();
    private final Label progress = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final VBox going = new VBox(progress, bar);

    StateCell(Words words) {
        this.words = words;
        isolated = new Isolated(words.orientation());
        pill.getStyleClass().addAll("pill");
        progress.getStyleClass().add("small");
        bar.setMaxWidth(Double.MAX_VALUE);
        going.setAlignment(Pos.CENTER_LEFT);
        going.getStyleClass().add("progress-cell");
    }

    @Override
    protected void updateItem(@Nullable ShareRow row, boolean empty) {
        super.updateItem(row, empty);
        if (row == null) {
            setGraphic(null);
        } else if (row.indexing().isPresent()) {
            showProgress(row, row.indexing().get());
        } else {
            showState(row);
        }
    }

    /** The size is known only when it was indexed before; until then the bar just moves. */
    static double fraction(ShareRow row, ShareRow.Indexing at) {
        long size = row.share().size();
        return size > 0
                ? Math.min(1, (double) at.bytes() / size)
                : ProgressBar.INDETERMINATE_PROGRESS;
    }

    private void showProgress(ShareRow row, ShareRow.Indexing at) {
        bar.setProgress(fraction(row, at));
        progress.setText(words.text("indexing", at.files(), isolated.bytes(at.bytes())));
        setAccessibleText(progress.getText());
        setGraphic(going);
    }

    private void showState(ShareRow row) {
        pill.setText(words.text("state." + row.share().state().name()));
        pill.getStyleClass().setAll("label", "pill", colour(row));
        setAccessibleText(pill.getText());
        setGraphic(pill);
    }

    private static String colour(ShareRow row) {
        return switch (row.share().state()) {
            case READY -> "ok";
            case INDEXING, UPDATING -> "accent";
            case MISSING -> "danger";
            case TOO_LARGE -> "warn";
        };
    }
}
