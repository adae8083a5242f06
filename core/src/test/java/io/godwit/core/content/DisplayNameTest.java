package io.godwit.core.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@org.junit.jupiter.api.DisplayName("UI names that came from somebody else")
class DisplayNameTest {

    private static final long SEED = 20261121;

    @ParameterizedTest
    @org.junit.jupiter.api.DisplayName(
            "UI nothing hidden stays hidden, nothing active stays active")
    @CsvSource(
            value = {
                "1B|\\u{1B}",
                "9B|\\u{9B}",
                "7|\\u{7}",
                "0|\\u{0}",
                "8|\\u{8}",
                "7F|\\u{7F}",
                "A|\\n",
                "D|\\r",
                "9|\\t",
                "5C|\\\\",
                "85|\\u{85}",
                "200B|\\u{200B}",
                "200C|\\u{200C}",
                "200D|\\u{200D}",
                "200E|\\u{200E}",
                "200F|\\u{200F}",
                "202A|\\u{202A}",
                "202B|\\u{202B}",
                "202C|\\u{202C}",
                "202D|\\u{202D}",
                "202E|\\u{202E}",
                "2066|\\u{2066}",
                "2067|\\u{2067}",
                "2068|\\u{2068}",
                "2069|\\u{2069}",
                "61C|\\u{61C}",
                "2028|\\u{2028}",
                "2029|\\u{2029}",
                "2060|\\u{2060}",
                "FEFF|\\u{FEFF}",
                "AD|\\u{AD}",
                "180E|\\u{180E}",
                "3164|\\u{3164}",
                "FFA0|\\u{FFA0}",
                "115F|\\u{115F}",
                "2800|\\u{2800}",
                "34F|\\u{34F}",
                "FE00|\\u{FE00}",
                "FE0E|\\u{FE0E}",
                "FE0F|\\u{FE0F}",
                "E0041|\\u{E0041}",
                "E0101|\\u{E0101}",
                "D800|\\u{D800}",
                "DFFF|\\u{DFFF}",
                "E000|\\u{E000}",
                "FFFF|\\u{FFFF}",
                "10FFFF|\\u{10FFFF}"
            },
            delimiter = '|')
    void escapes(String point, String shown) {
        int code = Integer.parseInt(point, 16);
        String name = code < 0x10000 ? String.valueOf((char) code) : Character.toString(code);
        assertEquals("a" + shown + "b", DisplayName.of("a" + name + "b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report 2026.pdf",
                "Über café.txt",
                "cafe\u0301",
                "日本語\u3000名",
                "שלום.txt",
                "مرحبا.txt",
                "😀🏳️.png",
                "1\uFE0F\u20E3 introduction.mp4",
                "_mnemonic",
                "=cmd|' /C calc'!A0",
                "<img src=x onerror=alert(1)>",
                "<html><b>x</b>",
                "[a](b) **c**"
            })
    void leavesWhatIsPlainlyVisible(String name) {
        assertEquals(name, DisplayName.of(name));
    }

    @Test
    @org.junit.jupiter.api.DisplayName("UI a turned extension is seen as what it is")
    void extensionIsNotHiddenByReversal() {
        assertEquals("invoice\\u{202E}fdp.exe", DisplayName.of("invoice\u202Efdp.exe"));
    }

    @Test
    @org.junit.jupiter.api.DisplayName("UI a forged log line stays on its line")
    void logInjection() {
        assertEquals(
                "x\\n2026-11-21 ERROR forged \\u{1B}[31m",
                DisplayName.of("x\n2026-11-21 ERROR forged \u001B[31m"));
    }

    @Test
    @org.junit.jupiter.api.DisplayName("UI a tower of marks does not reach over other lines")
    void towersOfMarks() {
        String tower = "e" + "\u0301".repeat(8);
        assertEquals(tower + ".txt", DisplayName.of(tower + ".txt"));
        assertEquals(tower + "\\u{301}\\u{20DD}.txt", DisplayName.of(tower + "\u0301\u20DD.txt"));
        String cut = DisplayName.of("x".repeat(300) + tower + "\u0301");
        assertTrue(cut.endsWith(tower + "\\u{301}"), cut);
    }

    @Test
    void noNameCanImitateAnEscape() {
        assertEquals("\\\\u{202E}", DisplayName.of("\\u{202E}"));
    }

    @Test
    @org.junit.jupiter.api.DisplayName(
            "UI of 10,000 characters beginning and extension stay in sight")
    void longNames() {
        String shown = DisplayName.of("start" + "x".repeat(10_000) + ".exe");
        assertEquals(DisplayName.MAX_LENGTH, shown.length());
        assertTrue(shown.startsWith("startx"));
        assertTrue(shown.endsWith("x.exe"));
        assertTrue(shown.contains("…"));
        assertEquals("x".repeat(256), DisplayName.of("x".repeat(256)));
        assertEquals(21, DisplayName.of("😀".repeat(40), 22).length());
    }

    @Test
    void refusesARoomTooSmallForAnyName() {
        assertThrows(IllegalArgumentException.class, () -> DisplayName.of("x", 15));
    }

    @Test
    void everyResultIsShortAndVisible() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            var name = new StringBuilder();
            for (int length = random.nextInt(80); length > 0; length--) {
                name.append((char) random.nextInt(random.nextBoolean() ? 0x100 : 0x10000));
            }
            int room = 16 + random.nextInt(100);
            String shown = DisplayName.of(name.toString(), room);
            assertTrue(shown.length() <= room, "seed " + SEED);
            assertFalse(shown.codePoints().anyMatch(Character::isISOControl), "seed " + SEED);
            assertFalse(
                    shown.codePoints().anyMatch(p -> Character.getType(p) == Character.FORMAT),
                    "seed " + SEED);
        }
    }
}
