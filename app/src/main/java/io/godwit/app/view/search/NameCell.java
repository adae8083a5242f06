package io.godwit.app.view.search;

import io.godwit.app.text.ContentKind;
import io.godwit.app.view.KindIcon;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A name behind the picture of its kind. */
final class NameCell extends TableCell<SearchRow, SearchRow> {
    private final FontIcon icon = KindIcon.of(ContentKind.OTHER);

    NameCell() {
        getStyleClass().add("name-cell");
        icon.getStyleClass().add("accent");
    }

    @Override
    protected void updateItem(@Nullable SearchRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setText(null);
            setGraphic(null);
        } else {
            icon.setIconCode(KindIcon.feather(row.kind()));
            setText(row.name());
            setGraphic(icon);
        }
    }
}
