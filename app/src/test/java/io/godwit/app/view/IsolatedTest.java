package io.godwit.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Bidi;
import java.time.Duration;
import java.util.List;
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
                .filter(one -> one != '\u200E' && one != '\u200F')
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
    void whatComesFirstStandsFurtherToTheRightInArabic() {
        String line =
                seen(
                        arabic.joined(
                                List.of(
                                        arabic.rate(6_606_029),
                                        arabic.time(Duration.ofSeconds(56)))));
        assertEquals("56 s  ·  6.3 MiB/s", line);
    }

    @Test
    void otherLinesNeedNothing() {
        assertEquals("12.0 KiB", english.bytes(12 << 10));
        assertEquals("a  ·  b", english.joined(List.of(english.of("a"), english.of("b"))));
    }

    @Test
    void aCellOfSuchTextRunsFromLeftToRight(FxRobot robot) {
        robot.interact(() ->
                assertEquals(
                        NodeOrientation.LEFT_TO_RIGHT,
                        new IsolatedCell<String>().getNodeOrientation()));
    }
}
