package io.godwit.app.view.downloads;

import io.godwit.app.text.ContentKind;
import io.godwit.app.view.KindIcon;
import io.godwit.app.words.Words;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A name behind the picture of its kind, with a mark when the file is gone. */
final class DownloadCell extends TableCell<DownloadRow, DownloadRow> {
    private final FontIcon icon = KindIcon.of(ContentKind.OTHER);
    private final Label name = new Label();
    private final Label gone;
    private final HBox box;
    private final Words words;

    DownloadCell(Words words) {
        this.words = words;
        icon.getStyleClass().add("accent");
        name.getStyleClass().add("file-name");
        name.setMinWidth(0);
        gone = new Label(words.text("missing"));
        gone.getStyleClass().addAll("pill", "warn");
        gone.setMinWidth(Region.USE_PREF_SIZE);
        box = new HBox(icon, name, gone);
        box.getStyleClass().add("download-name");
        box.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(@Nullable DownloadRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        if (empty || row == null) {
            setGraphic(null);
            return;
        }
        icon.setIconCode(KindIcon.feather(row.kind()));
        name.setText(row.name());
        gone.setVisible(row.missing());
        gone.setManaged(row.missing());
        setAccessibleText(row.missing() ? row.name() + ", " + words.text("missing") : row.name());
        setGraphic(box);
    }
}
