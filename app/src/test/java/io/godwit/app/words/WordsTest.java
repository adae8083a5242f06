package io.godwit.app.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.geometry.NodeOrientation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordsTest {
    private static final Path FILES = Path.of("src/main/resources/io/godwit/app/words");

    /** Words and orders of those who say du. */
    private static final Pattern FAMILIAR =
            Pattern.compile(
                    "\\b([Dd](u|ich|ir|ein(e[mnrs]?)?)"
                            + "|(Füge|Prüfe|Wähle|Versuche|Öffne|Schreibe|Warte|Bitte|Benenne) (?!Sie))\\b");

    private static final Pattern BOXES = Pattern.compile("[\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    static List<String> features() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".properties") && !name.contains("_"))
                    .map(name -> name.substring(0, name.length() - ".properties".length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("features")
    void everyTextIsInEveryLanguage(String feature) throws IOException {
        Properties english = read(feature + ".properties");
        for (String language : List.of("de", "ar")) {
            Properties other = read(feature + "_" + language + ".properties");
            assertEquals(english.keySet(), other.keySet(), feature + " in " + language);
        }
    }

    @ParameterizedTest
    @MethodSource("features")
    void everyTextHasTheSameGapsInEveryLanguage(String feature) throws IOException {
        Properties english = read(feature + ".properties");
        for (String language : List.of("de", "ar")) {
            Properties other = read(feature + "_" + language + ".properties");
            for (String key : english.stringPropertyNames()) {
                assertEquals(
                        gaps(english.getProperty(key)),
                        gaps(other.getProperty(key)),
                        feature + " " + language + " " + key);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("features")
    void noApostropheSwallowsAGap(String feature) throws IOException {
        for (String suffix : List.of("", "_de", "_ar")) {
            read(feature + suffix + ".properties")
                    .forEach((key, text) ->
                            assertFalse(
                                    text.toString().replace("''", "").contains("'"),
                                    feature + suffix + " " + key));
        }
    }

    @ParameterizedTest
    @MethodSource("features")
    void germanSaysSie(String feature) throws IOException {
        read(feature + "_de.properties")
                .forEach((key, text) ->
                        assertFalse(FAMILIAR.matcher(text.toString()).find(), key + "=" + text));
    }

    /** The toolkit draws them as boxes. */
    @ParameterizedTest
    @MethodSource("features")
    void noMarkIsThereButThatFromLeftToRight(String feature) throws IOException {
        read(feature + "_ar.properties")
                .forEach((key, text) ->
                        assertFalse(BOXES.matcher(text.toString()).find(), key + "=" + text));
    }

    @Test
    void fallsBackToEnglishAndNotToTheSystemsLanguage() {
        assertEquals("Home", Words.in(Locale.of("tlh")).text("page.home"));
        assertEquals("Start", Words.in(Locale.of("de", "AT")).text("page.home"));
    }

    @Test
    void arabicRunsFromRightToLeftWithTheDigitsOfSizes() {
        Words arabic = Words.in(Locale.of("ar", "EG"));
        assertEquals(NodeOrientation.RIGHT_TO_LEFT, arabic.orientation());
        assertTrue(
                new MessageFormat("{0}", arabic.locale()).format(new Object[] {12}).equals("12"));
        assertEquals(NodeOrientation.LEFT_TO_RIGHT, Words.in(Locale.GERMAN).orientation());
    }

    private static int gaps(String pattern) {
        return new MessageFormat(pattern, Locale.ROOT).getFormatsByArgumentIndex().length;
    }

    private static Properties read(String name) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(FILES.resolve(name))) {
            texts.load(reader);
        }
        return texts;
    }
}
