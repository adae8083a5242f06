package io.godwit.app.theme;

import java.net.URL;
import java.util.List;
import javafx.scene.text.Font;

/** The fonts that come with the program; where they are missing the style sheets name others. */
final class Fonts {
    private static final List<String> FILES =
            List.of("jetbrains-mono-latin-400-normal.woff", "jetbrains-mono-latin-700-normal.woff");

    private static final double ANY_SIZE = 13;

    private Fonts() {}

    static void load() {
        for (String file : FILES) {
            URL found = Fonts.class.getResource("fonts/" + file);
            if (found != null) {
                Font.loadFont(found.toExternalForm(), ANY_SIZE);
            }
        }
    }
}
