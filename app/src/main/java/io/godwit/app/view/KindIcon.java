package io.godwit.app.view;

import io.godwit.app.text.ContentKind;
import io.godwit.app.theme.Icon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The picture that stands for a kind of content. */
public final class KindIcon {
    private KindIcon() {}

    /** A new icon. */
    public static FontIcon of(ContentKind kind) {
        return Icon.of(feather(kind));
    }

    /** Which picture. */
    public static Feather feather(ContentKind kind) {
        return switch (kind) {
            case FOLDER -> Feather.FOLDER;
            case VIDEO -> Feather.FILM;
            case AUDIO -> Feather.MUSIC;
            case IMAGE -> Feather.IMAGE;
            case DOCUMENT -> Feather.FILE_TEXT;
            case ARCHIVE -> Feather.ARCHIVE;
            case PROGRAM -> Feather.TERMINAL;
            case OTHER -> Feather.FILE;
        };
    }
}
