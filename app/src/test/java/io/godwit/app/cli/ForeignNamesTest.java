package io.godwit.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.FoundContent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Names from other people on standard output. */
class ForeignNamesTest {
    private static final ContentId ROOT = new ContentId(1, 2, 3, 4);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[2J\u001b]0;title\u0007",
                "\u009b2J",
                "a\rb\nc",
                "photo\u202egpj.exe",
                "a\u2066b\u200bc\u2028d",
                "\ud800x",
                "\u007f"
            })
    @DisplayName("UI a found name acts on no terminal, neither as text nor as JSON")
    void actsOnNoTerminal(String name) {
        FoundContent hit = new FoundContent(name, false, 5, ROOT, 1);
        String line = FindCommand.line(hit);
        assertTrue(line.chars().noneMatch(ForeignNamesTest::acts), line);
        String json = json(FindCommand.form(hit));
        assertTrue(json.strip().chars().allMatch(c -> c >= 0x20 && c <= 0x7f), json);
    }

    @Test
    @DisplayName("UI JSON says a name as it is, with escapes alone")
    void jsonSaysTheNameItself() {
        String name = "photo\u202egpj \u001b[2J \ud83d\ude00.exe";
        String json = json(FindCommand.form(new FoundContent(name, false, 5, ROOT, 1)));
        assertEquals(name, JsonMapper.builder().build().readTree(json).path("name").asString());
    }

    private static boolean acts(int letter) {
        int type = Character.getType(letter);
        return Character.isISOControl(letter)
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR;
    }

    private static String json(Object value) {
        var out = new ByteArrayOutputStream();
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        new Printer(stream, stream, true).value(value);
        return out.toString(StandardCharsets.UTF_8);
    }
}
