package io.godwit.app.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    /** Stops of another script after Arabic; the commas of gaps follow digits. */
    private static final Pattern LATIN = Pattern.compile("[\\u0600-\\u06FF»}][,;?]");

    /** What has another word everywhere else, by the end of the file's name. */
    private static final Map<String, Pattern> OTHER_WORDS =
            Map.of(
                    "",
                    Pattern.compile("safety words"),
                    "_de",
                    Pattern.compile("Dateimanager|Sicherheitswörter"),
                    "_ar",
                    Pattern.compile("محرف|محارف|تعذر|كلمات الأمان|الجزء|ئيًّا"));

    private static final Pattern GAP = Pattern.compile("\\{(\\d)[,}]");

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

    /** Forms for counts from three on differ in grammar alone. */
    @ParameterizedTest
    @MethodSource("features")
    void everyFormForSeveralHasTheSameGaps(String feature) throws IOException {
        Properties texts = read(feature + "_ar.properties");
        for (String key : texts.stringPropertyNames()) {
            for (Plural plural : plurals(texts.getProperty(key))) {
                String other = plural.forms().getOrDefault("other", "");
                for (String form : List.of("few", "many")) {
                    String text = plural.forms().getOrDefault(form, other);
                    assertEquals(gaps(other), gaps(text), feature + " " + key + " " + form);
                }
            }
        }
    }

    /** ICU has forms besides these; a form that no count has is a slip of the pen. */
    @ParameterizedTest
    @MethodSource("features")
    void everyPluralHasTheFormsOfItsLanguage(String feature) throws IOException {
        for (String suffix : List.of("", "_de", "_ar")) {
            Properties texts = read(feature + suffix + ".properties");
            for (String key : texts.stringPropertyNames()) {
                for (Plural plural : plurals(texts.getProperty(key))) {
                    Set<String> forms = new TreeSet<>(plural.forms().keySet());
                    forms.remove("=0");
                    String where = feature + suffix + " " + key + " " + forms;
                    assertTrue(forms.remove("other"), where);
                    if (!suffix.equals("_ar")) {
                        assertEquals(Set.of("one"), forms, where);
                    } else if (forms.contains("two")) {
                        // Zero and one are told elsewhere, or come to no such text.
                        assertTrue(forms.containsAll(Set.of("few", "many")), where);
                        assertTrue(Set.of("zero", "one", "two", "few", "many").containsAll(forms));
                    } else {
                        assertEquals(Set.of("one"), forms, where);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("features")
    void everyTextCanBeFormattedWithEveryCount(String feature) throws IOException {
        Set<String> keys = read(feature + ".properties").stringPropertyNames();
        for (String language : Words.LANGUAGES) {
            Words words = Words.in(Locale.of(language)).of(feature);
            for (String key : keys) {
                for (int count : List.of(0, 1, 2, 3, 10, 11, 99, 100, 101, 103, 111, 1_000)) {
                    Object[] counts = new Object[10];
                    Arrays.fill(counts, count);
                    String text = words.text(key, counts);
                    assertFalse(text.contains("{") || text.contains("plural"), text);
                }
            }
        }
    }

    @Test
    void arabicCountsAreInTheirForms() {
        Words shares = Words.in(Locale.of("ar")).of("shares");
        assertEquals("لا شيء مشارَك بعد", shares.text("summary", 0, "x"));
        assertEquals("مشاركتان · x", shares.text("summary", 2, "x"));
        assertEquals("3 أشخاص", shares.text("fetching", 3));
        assertEquals("11 شخصًا", shares.text("fetching", 11));
        assertEquals("100 شخص", shares.text("fetching", 100));
        assertEquals("102 شخص", shares.text("fetching", 102));
        assertEquals("103 أشخاص", shares.text("fetching", 103));
        assertEquals("111 شخصًا", shares.text("fetching", 111));
        assertEquals("1,000 شخص", shares.text("fetching", 1_000));
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

    @ParameterizedTest
    @MethodSource("features")
    void oneThingHasOneWord(String feature) throws IOException {
        for (Map.Entry<String, Pattern> words : OTHER_WORDS.entrySet()) {
            read(feature + words.getKey() + ".properties")
                    .forEach((key, text) ->
                            assertFalse(
                                    words.getValue().matcher(text.toString()).find(),
                                    feature + words.getKey() + " " + key + "=" + text));
        }
    }

    @ParameterizedTest
    @MethodSource("features")
    void anEllipsisHasASpaceBeforeItInGermanAlone(String feature) throws IOException {
        for (String suffix : List.of("", "_de", "_ar")) {
            Pattern wrong = Pattern.compile(suffix.equals("_de") ? "\\p{L}…" : "\\s…");
            read(feature + suffix + ".properties")
                    .forEach((key, text) ->
                            assertFalse(
                                    wrong.matcher(text.toString()).find(),
                                    feature + suffix + " " + key + "=" + text));
        }
    }

    @ParameterizedTest
    @MethodSource("features")
    void arabicHasItsOwnStops(String feature) throws IOException {
        read(feature + "_ar.properties")
                .forEach((key, text) ->
                        assertFalse(LATIN.matcher(text.toString()).find(), key + "=" + text));
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

    private static List<Plural> plurals(String pattern) {
        List<Plural> plurals = new ArrayList<>();
        Optional<Plural> next = Plural.next(pattern, 0);
        while (next.isPresent()) {
            plurals.add(next.get());
            next = Plural.next(pattern, next.get().end());
        }
        return plurals;
    }

    /** The places of the arguments that are used. */
    private static Set<String> gaps(String pattern) {
        return GAP.matcher(pattern)
                .results()
                .map(gap -> gap.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties read(String name) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(FILES.resolve(name))) {
            texts.load(reader);
        }
        return texts;
    }
}
