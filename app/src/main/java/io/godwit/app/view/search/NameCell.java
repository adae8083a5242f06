package io.godwit.app.view.search;

import io.godwit.app.text.ContentKind;
import io.godwit.app.view.KindIcon;
import io.godwit.app.words.Words;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A name behind the picture of its kind, with a word on it where it is here already. */
final class NameCell extends TableCell<SearchRow, SearchRow> {
    private final FontIcon icon = KindIcon.of(ContentKind.OTHER);
    private final Label own;
    private final HBox front = new HBox(icon);

    NameCell(Words words) {
        getStyleClass().addAll("name-cell", "file-name");
        icon.getStyleClass().add("accent");
        own = new Label(words.text("own"));
        own.getStyleClass().addAll("pill", "ok");
        own.setMinWidth(USE_PREF_SIZE);
        front.getStyleClass().add("name-front");
        front.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(@Nullable SearchRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setText(null);
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        icon.setIconCode(KindIcon.feather(row.kind()));
        boolean here = row.own().isPresent();
        if (here && !front.getChildren().contains(own)) {
            front.getChildren().add(own);
        } else if (!here) {
            front.getChildren().remove(own);
        }
        setText(row.name());
        setGraphic(front);
        setAccessibleText(here ? row.name() + ", " + own.getText() : row.name());
    }
}
