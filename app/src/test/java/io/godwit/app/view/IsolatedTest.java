package io.godwit.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.words.Words;
import java.text.Bidi;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.NodeOrientation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class IsolatedTest {
    private final Isolated arabic = new Isolated(NodeOrientation.RIGHT_TO_LEFT);
    private final Isolated english = new Isolated(NodeOrientation.LEFT_TO_RIGHT);

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

    @Test
    void aNumberStandsBeforeItsUnitInArabic() {
        assertTrue(seen("6.3 MiB/s").contains("MiB/s 6.3"), "what is to be mended");
        assertTrue(seen(arabic.rate(6_606_029)).contains("6.3 MiB/s"));
        assertTrue(seen("بقي " + arabic.time(Duration.ofSeconds(56))).startsWith("56 s "));
        assertEquals("12.0 KiB", seen(arabic.bytes(12 << 10)));
    }

    @Test
    void theNumberOfSourcesStaysBesideItsWordInArabic() {
        Words words = Words.in(Locale.of("ar")).of("transfers");
        for (int sources : List.of(3, 12)) {
            String line = seen(arabic.bytes(48 << 20) + "  ·  " + words.text("sources", sources));
            assertTrue(line.endsWith("48.0 MiB"), line);
            assertTrue(line.indexOf(Integer.toString(sources)) < line.indexOf("  ·  "), line);
        }
    }

    @Test
    void noMarkIsThereThatTheToolkitDrawsAsABox() {
        assertEquals("\u200E1.0 KiB\u200E", arabic.bytes(1 << 10));
    }

    @Test
    void otherLinesNeedNothing() {
        assertEquals("12.0 KiB", english.bytes(12 << 10));
    }

    @Test
    void aCellOfSuchTextRunsFromLeftToRight(FxRobot robot) {
        robot.interact(() ->
                assertEquals(
                        NodeOrientation.LEFT_TO_RIGHT,
                        new IsolatedCell<String>().getNodeOrientation()));
    }
}
