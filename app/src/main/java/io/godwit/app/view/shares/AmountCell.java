package io.godwit.app.view.shares;

import java.util.function.Function;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A number with its unit. */
final class AmountCell extends TableCell<ShareRow, ShareRow> {
    private final Function<ShareRow, String> text;

    AmountCell(Function<ShareRow, String> text) {
        this.text = text;
        getStyleClass().add("amount");
    }

    @Override
    protected void updateItem(@Nullable ShareRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(row == null ? "" : text.apply(row));
    }
}
