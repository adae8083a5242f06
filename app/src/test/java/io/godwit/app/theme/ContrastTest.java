package io.godwit.app.theme;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WCAG 2.2, success criterion 1.4.3: text stands out by at least 4.5 : 1. */
class ContrastTest {
    private static final double LEAST = 4.5;
    private static final Pattern COLOUR =
            Pattern.compile("-godwit-([a-z0-9-]+):\\s*#([0-9a-f]{6});");
    private static final List<String> TEXTS =
            List.of("text", "muted", "accent", "second", "ok", "warn", "danger");

    @ParameterizedTest
    @ValueSource(strings = {"dark.css", "light.css"})
    void textStandsOutFromEveryBackground(String sheet) throws IOException {
        Map<String, Integer> colours = colours(sheet);
        for (String background : List.of("bg", "card", "raised")) {
            for (String text : TEXTS) {
                check(sheet, colours, text, background);
            }
        }
        check(sheet, colours, "on-accent", "accent");
    }

    private static void check(
            String sheet, Map<String, Integer> colours, String text, String background) {
        double contrast = contrast(colours.get(text), colours.get(background));
        assertTrue(contrast >= LEAST, sheet + ": " + text + " on " + background + ": " + contrast);
    }

    private static Map<String, Integer> colours(String sheet) throws IOException {
        String css = Files.readString(Path.of("src/main/resources/io/godwit/app/theme", sheet));
        return COLOUR.matcher(css)
                .results()
                .collect(
                        Collectors.toMap(
                                found -> found.group(1),
                                found -> Integer.parseInt(found.group(2), 16),
                                (first, second) -> first,
                                HashMap::new));
    }

    private static double contrast(int one, int other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * channel(colour >> 16)
                + 0.7152 * channel(colour >> 8)
                + 0.0722 * channel(colour);
    }

    private static double channel(int value) {
        double part = (value & 0xff) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
