package io.godwit.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code share}, {@code shares} and {@code unshare} do with a library while no node runs. */
class OfflineSharingTest {

    @TempDir Path folder;

    @Test
    void tellsThatTheLibraryWasDamaged() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "hello");
        Path home = folder.resolve("home");
        assertEquals(0, new Captured(folder).run("share", "a.txt", "--home", home.toString()));
        Files.write(home.resolve("library/library.db"), new byte[5_000]);
        Captured shares = new Captured(folder);
        assertEquals(0, shares.run("shares", "--home", home.toString()));
        assertTrue(shares.err().getFirst().contains("damaged"), shares.err()::toString);
    }

    @Test
    void saysOfALibraryThatCannotBeUsedNothingAboutSharing() throws IOException {
        Path home = folder.resolve("home");
        assertEquals(0, new Captured(folder).run("shares", "--home", home.toString()));
        Path database = home.resolve("library/library.db");
        Files.delete(database);
        Files.createDirectory(database);
        Captured shares = new Captured(folder);
        assertEquals(7, shares.run("shares", "--home", home.toString()));
        assertEquals(
                List.of(
                        "godwit: The library cannot be used: cannot open the library.",
                        "Check the disk and the profile folder."),
                shares.err());
    }

    @Test
    void saysWhatIsNoLongerSharedAlsoWhereItIsNamedThroughALink() throws IOException {
        Path real = Files.createDirectory(folder.toRealPath().resolve("real"));
        Files.writeString(real.resolve("a.txt"), "hello");
        Files.createSymbolicLink(folder.resolve("link"), real);
        assertEquals(0, new Captured(folder).run("share", "link/a.txt", "--home", "home"));
        Captured ended = new Captured(folder);
        assertEquals(0, ended.run("unshare", "link/a.txt", "--home", "home"));
        assertEquals(List.of("no longer shared " + real.resolve("a.txt")), ended.out());
    }

    @Test
    void namesWhatCannotBeShared() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "hello");
        Captured captured = new Captured(folder);
        assertEquals(3, captured.run("share", "a.txt", "b.txt", "--home", "home"));
        assertEquals(
                List.of(
                        "godwit: b.txt cannot be shared: nothing there.",
                        "Check the path; nothing was shared."),
                captured.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "share a.txt b.txt",
                "share a.txt home",
                "peer --bind 127.0.0.1 --port 0 --no-discovery --share a.txt --share b.txt"
            })
    void sharesAllOrNothing(String line) throws IOException {
        Files.writeString(folder.resolve("a.txt"), "hello");
        Captured captured = new Captured(folder);
        int code = captured.run((line + " --home home").split(" "));
        assertEquals(line.endsWith("home") ? 7 : 3, code, captured.err()::toString);
        assertEquals("nothing was shared.", captured.err().getLast().split("; ")[1]);
        Captured shares = new Captured(folder);
        assertEquals(0, shares.run("shares", "--home", "home", "--json"));
        assertEquals(List.of("[]"), shares.out());
    }

    @Test
    void keepsTheLibraryWhileNoNodeRuns() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "hello");
        String home = folder.resolve("home").toString();
        assertEquals(0, new Captured(folder).run("share", "a.txt", "--home", home));
        Captured shares = new Captured(folder);
        assertEquals(0, shares.run("shares", "--json", "--home", home));
        assertTrue(shares.out().getFirst().contains("\"visibility\":\"public\""));
        assertEquals(0, new Captured(folder).run("unshare", "a.txt", "--home", home));
        assertEquals(3, new Captured(folder).run("unshare", "a.txt", "--home", home));
        assertEquals(3, new Captured(folder).run("share", "missing", "--home", home));
    }
}
