package io.godwit.app.theme;

import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.text.Font;

/** The fonts that come with the program, read once; where they are missing the style sheets name others. */
final class Fonts {
    private static final double ANY_SIZE = 13;

    private static final List<Font> COME_WITH_US =
            Stream.of(
                            "jetbrains-mono-latin-400-normal.woff",
                            "jetbrains-mono-latin-700-normal.woff")
                    .map(file -> Fonts.class.getResource("fonts/" + file))
                    .filter(Objects::nonNull)
                    .map(URL::toExternalForm)
                    .map(file -> Font.loadFont(file, ANY_SIZE))
                    .filter(Objects::nonNull)
                    .toList();

    private Fonts() {}

    /** Those that style sheets may name from now on. */
    static List<Font> comeWithUs() {
        return COME_WITH_US;
    }
}
