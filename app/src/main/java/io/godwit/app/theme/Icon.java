package io.godwit.app.theme;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons of one family. Their colour comes from style classes. */
public final class Icon {
    private Icon() {}

    /** An icon beside text. */
    public static FontIcon of(Feather feather) {
        return styled(feather, "icon");
    }

    /** An icon of an empty state or a drop zone. */
    public static FontIcon large(Feather feather) {
        return styled(feather, "icon-large");
    }

    private static FontIcon styled(Feather feather, String style) {
        FontIcon icon = new FontIcon(feather);
        icon.getStyleClass().add(style);
        return icon;
    }
}
