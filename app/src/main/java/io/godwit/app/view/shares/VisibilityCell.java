package io.godwit.app.view.shares;

import io.godwit.app.theme.Icon;
import io.godwit.app.words.Words;
import io.godwit.core.share.Visibility;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Who may have a share, to be changed. */
final class VisibilityCell extends TableCell<ShareRow, ShareRow> {
    private final Words words;
    private final FontIcon icon = Icon.of(Feather.GLOBE);
    private final MenuButton button = new MenuButton("", icon);

    VisibilityCell(SharesViewModel model, Words words) {
        this.words = words;
        button.getStyleClass().addAll("flat", "visibility");
        button.setFocusTraversable(false);
        button.setTooltip(new Tooltip());
        for (Visibility one : Visibility.values()) {
            MenuItem item =
                    new MenuItem(words.text("visibility." + one.name()), Icon.of(icon(one)));
            item.setOnAction(chosen -> {
                ShareRow row = getItem();
                if (row != null) {
                    model.change(List.of(row), one);
                }
            });
            button.getItems().add(item);
        }
    }

    @Override
    protected void updateItem(@Nullable ShareRow row, boolean empty) {
        super.updateItem(row, empty);
        setGraphic(row == null ? null : button);
        if (row != null) {
            Visibility now = row.share().visibility();
            icon.setIconCode(icon(now));
            button.setText(words.text("visibility." + now.name()));
            button.getTooltip().setText(words.text("visibility." + now.name() + ".explained"));
            button.setAccessibleText(words.text("column.visibility") + ": " + button.getText());
        }
    }

    private static Feather icon(Visibility visibility) {
        return switch (visibility) {
            case PUBLIC -> Feather.GLOBE;
            case CONTACTS -> Feather.USERS;
            case LINK -> Feather.LINK;
        };
    }
}
