package io.godwit.app.theme;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons of one family. Their colour comes from style classes. */
public final class Icon {
    /** As in the style sheets, in pixels. An icon that learns of another size from there is styled once more. */
    private static final int SIZE = 18;

    private static final int LARGE = 44;

    private Icon() {}

    /** An icon beside text. */
    public static FontIcon of(Feather feather) {
        return styled(feather, "icon", SIZE);
    }

    /** An icon of an empty state or a drop zone. */
    public static FontIcon large(Feather feather) {
        return styled(feather, "icon-large", LARGE);
    }

    private static FontIcon styled(Feather feather, String style, int size) {
        FontIcon icon = new FontIcon(feather);
        icon.setIconSize(size);
        icon.getStyleClass().add(style);
        return icon;
    }
}
