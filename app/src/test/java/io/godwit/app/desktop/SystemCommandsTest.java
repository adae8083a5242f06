package io.godwit.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every system, checked on whichever one the tests run. */
class SystemCommandsTest {
    private static final String EVIL = "a'; calc & \"b\" $(c) `d` %PATH%";

    static Stream<SystemCommands> systems() {
        return Stream.of(new LinuxCommands(), new MacCommands(), new WindowsCommands());
    }

    @ParameterizedTest
    @MethodSource("systems")
    void putNoNameIntoAScript(SystemCommands commands) {
        Path path = Path.of("/home", EVIL);
        Stream.of(commands.reveal(path), commands.open(path), commands.trash(path))
                .flatMap(List::stream)
                .forEach(command -> assertSafe(command));
    }

    private static void assertSafe(Command command) {
        if (command.program().startsWith("powershell")) {
            assertTrue(command.words().stream().noneMatch(word -> word.contains("calc")));
            assertTrue(command.environment().containsValue(Path.of("/home", EVIL).toString()));
        }
    }

    @ParameterizedTest
    @MethodSource("systems")
    void escapeWhatIsNotPlainInAddresses(SystemCommands commands) {
        URI address = URI.create("https://example.org/ü?q=%20");
        for (Command command : commands.browse(address)) {
            assertEquals("https://example.org/%C3%BC?q=%20", command.words().getLast());
        }
    }

    @Test
    void aFolderOfThePathMayStandInQuotesOnWindowsAlone() {
        assertEquals(
                List.of("C:\\Program Files\\a", "C:\\b"),
                CommandRunner.folders("\"C:\\Program Files\\a\";;C:\\b;\"\"", ";"));
        assertEquals(List.of("/a", "/\"b\""), CommandRunner.folders("/a::/\"b\"", ":"));
    }

    @ParameterizedTest
    @MethodSource("systems")
    void haveAWayToStayAwake(SystemCommands commands) {
        assertEquals(1, commands.stayAwake("why").size());
    }
}
