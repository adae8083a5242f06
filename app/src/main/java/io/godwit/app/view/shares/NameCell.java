package io.godwit.app.view.shares;

import io.godwit.app.theme.Icon;
import io.godwit.app.words.Words;
import io.godwit.core.content.DisplayName;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is shared and where it lies. */
final class NameCell extends TableCell<ShareRow, ShareRow> {
    private final FontIcon fold;
    private final FontIcon icon = Icon.of(Feather.FILE);
    private final Label name = new Label();
    private final Label folder = new Label();
    private final HBox line;

    /**
     * A cell.
     *
     * @param contents shows what is in a share
     */
    NameCell(Words words, Consumer<ShareRow> contents) {
        boolean mirrored = words.orientation() == NodeOrientation.RIGHT_TO_LEFT;
        fold = Icon.of(mirrored ? Feather.CHEVRON_LEFT : Feather.CHEVRON_RIGHT);
        fold.setOnMouseClicked(click -> {
            ShareRow row = getItem();
            if (row != null) {
                contents.accept(row);
            }
        });
        name.getStyleClass().add("file-name");
        folder.getStyleClass().addAll("muted", "small");
        VBox texts = new VBox(name, folder);
        texts.setAlignment(Pos.CENTER_LEFT);
        icon.getStyleClass().add("accent");
        line = new HBox(fold, icon, texts);
        line.getStyleClass().add("name-cell");
        line.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(@Nullable ShareRow row, boolean empty) {
        super.updateItem(row, empty);
        setGraphic(row == null ? null : line);
        if (row != null) {
            fold.setVisible(row.share().folder());
            icon.setIconCode(row.share().folder() ? Feather.FOLDER : Feather.FILE);
            name.setText(DisplayName.of(row.share().name()));
            folder.setText(DisplayName.of(Objects.toString(row.path().getParent(), "")));
            setAccessibleText(name.getText());
        }
    }
}
