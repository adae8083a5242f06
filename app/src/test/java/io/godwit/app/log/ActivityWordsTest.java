package io.godwit.app.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.words.Words;
import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.DiscoveryEvent;
import io.godwit.core.event.Event;
import io.godwit.core.event.Severity;
import io.godwit.core.peer.PeerId;
import io.godwit.core.session.DisconnectCause;
import io.godwit.core.session.SessionEvent;
import io.godwit.core.share.ShareEvent;
import java.net.URI;
import java.nio.file.Path;
import java.text.Bidi;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityWordsTest {
    private static final Set<String> WITHOUT_TRANSLATION = Set.of("other");

    private static ActivityWords in(String language) {
        UnaryOperator<String> ordered =
                language.equals("ar")
                        ? text -> "\u200E" + text + "\u200E"
                        : UnaryOperator.identity();
        return new ActivityWords(Words.in(Locale.of(language)), ordered);
    }

    private static String english(Event event) {
        return ActivityWords.english().text(ActivityText.of(event));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ar"})
    void everyEventHasALineInEveryLanguage(String language) {
        ActivityWords words = in(language);
        EveryEvent.all()
                .forEach(event -> {
                    ActivityLine line = ActivityText.of(event);
                    assertNotEquals("other", line.topic(), event::toString);
                    assertFalse(words.topic(line).isBlank(), event::toString);
                    String text = words.text(line);
                    assertFalse(text.isBlank() || text.contains("{1"), () -> event + ": " + text);
                    for (Gap gap : line.sentence().gaps()) {
                        if (gap instanceof Gap.Verbatim(String shown)) {
                            assertTrue(text.contains(shown), () -> event + ": " + text);
                        }
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "ar"})
    void noLineIsEnglishElsewhere(String language) {
        ActivityWords words = in(language);
        EveryEvent.all()
                .map(ActivityText::of)
                .forEach(line -> {
                    assertNotEquals(ActivityWords.english().text(line), words.text(line));
                    assertNotEquals(ActivityWords.english().topic(line), words.topic(line));
                });
    }

    @Test
    void noTextIsThereThatNoEventNeeds() {
        Set<String> needed = new TreeSet<>(WITHOUT_TRANSLATION);
        needed.add("topic.other");
        EveryEvent.all()
                .map(ActivityText::of)
                .forEach(line -> {
                    needed.add(line.sentence().key());
                    needed.add("topic." + line.topic());
                });
        ResourceBundle texts = ResourceBundle.getBundle("io.godwit.app.words.events", Locale.ROOT);
        assertEquals(needed, new TreeSet<>(texts.keySet()));
    }

    @Test
    void theCommandLineSaysWhatItAlwaysSaid() {
        URI server = URI.create("http://192.0.2.1:8000");
        Path folder = Path.of("/secret/Photos");
        ContentId id = new ContentId(5, 6, 7, 8);
        assertEquals(
                "12345 of our files and folders can be found",
                english(new DiscoveryEvent.Published(server, 12_345, true)));
        assertEquals(
                "http://192.0.2.1:8000 named 1 peer whose records do not hold; left out",
                english(new DiscoveryEvent.Disbelieved(server, 1)));
        assertEquals(
                "indexed Photos: 0 files, 0 B",
                english(new ShareEvent.ShareIndexed(folder, id, 0, 0)));
        assertEquals(
                "indexed Photos: 1 file, 5 B",
                english(new ShareEvent.ShareIndexed(folder, id, 1, 5)));
        assertEquals(
                "indexed Photos: 1234 files, 1.0 KiB",
                english(new ShareEvent.ShareIndexed(folder, id, 1_234, 1_024)));
        String text =
                english(
                        new SessionEvent.Disconnected(
                                new PeerId(1, 2, 3, 4), 0, DisconnectCause.DEAD));
        assertTrue(text.matches("disconnected from gw1.{9}…: it was silent for too long"), text);
    }

    @Test
    void anEventThatNobodyKnowsIsToldByItsName() {
        Event unknown = new Unheard();
        assertEquals("Unheard", english(unknown));
    }

    private record Unheard() implements Event {
        @Override
        public Severity severity() {
            return Severity.INFO;
        }
    }

    /** What stands where in a line that runs from right to left, from its left edge. */
    private static String seen(String line) {
        Bidi bidi = new Bidi(line, Bidi.DIRECTION_RIGHT_TO_LEFT);
        byte[] levels = new byte[line.length()];
        Character[] characters = new Character[line.length()];
        for (int i = 0; i < line.length(); i++) {
            levels[i] = (byte) bidi.getLevelAt(i);
            characters[i] = line.charAt(i);
        }
        Bidi.reorderVisually(levels, 0, characters, 0, characters.length);
        return Stream.of(characters)
                .filter(one -> one != '\u200E')
                .map(Object::toString)
                .collect(Collectors.joining());
    }

    private static boolean isOnce(String part, String text) {
        return text.indexOf(part) == text.lastIndexOf(part);
    }

    @Test
    void namesAndSizesAreWholeAndInOrderInArabic() {
        ActivityWords arabic = in("ar");
        EveryEvent.all()
                .map(ActivityText::of)
                .forEach(line -> {
                    String text = arabic.text(line);
                    String seen = seen(text);
                    List<String> inOrder =
                            line.sentence().gaps().stream()
                                    .filter(Gap.Verbatim.class::isInstance)
                                    .map(gap -> ((Gap.Verbatim) gap).text())
                                    .toList();
                    for (String gap : inOrder) {
                        assertTrue(seen.contains(gap), seen);
                    }
                    // What comes first stands further right.
                    for (int i = 1; i < inOrder.size(); i++) {
                        String before = inOrder.get(i - 1);
                        String after = inOrder.get(i);
                        if (isOnce(before, text) && isOnce(after, text)) {
                            assertEquals(
                                    text.indexOf(before) < text.indexOf(after),
                                    seen.indexOf(before) > seen.indexOf(after),
                                    seen);
                        }
                    }
                });
    }
}
