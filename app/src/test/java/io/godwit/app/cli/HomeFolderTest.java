package io.godwit.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HomeFolderTest {
    private static final Path FOLDER = Path.of("/home/ada");

    @Test
    void isWhereTheSystemKeepsSuchData() {
        assertEquals("/h/.local/share/godwit", of("Linux", Map.of("HOME", "/h")));
        assertEquals("/d/godwit", of("Linux", Map.of("HOME", "/h", "XDG_DATA_HOME", "/d")));
        assertEquals(
                "/h/.local/share/godwit",
                of("Linux", Map.of("HOME", "/h", "XDG_DATA_HOME", "relative")));
        assertEquals("/h/Library/Application Support/Godwit", of("Mac OS X", Map.of("HOME", "/h")));
        assertEquals("/r/Godwit", of("Windows 11", Map.of("HOME", "/h", "APPDATA", "/r")));
    }

    @Test
    void isWhereTheEnvironmentSays() {
        var captured = new Captured(FOLDER, Map.of("HOME", "/h", "GODWIT_HOME", "mine"));
        assertEquals(Path.of("/home/ada/mine"), HomeFolder.of(captured.surroundings()));
    }

    private static String of(String system, Map<String, String> variables) {
        return HomeFolder.ofSystem(system, new Captured(FOLDER, variables).surroundings())
                .toString();
    }
}
