package io.godwit.core.share;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.event.Event;
import io.godwit.core.event.EventSink;
import io.godwit.core.share.ShareEvent.LibraryRebuilt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryFileTest {

    @TempDir Path directory;

    @Test
    void aDatabaseOfANewerVersionIsRefusedAndLeftAlone() throws Exception {
        new LibraryFile(directory, EventSink.NONE).open().close();
        Path file = directory.resolve("library.db");
        try (LibraryConnection newer = LibraryConnection.open(file, false)) {
            newer.execute("PRAGMA user_version = 99");
        }
        byte[] before = Files.readAllBytes(file);
        var refused =
                assertThrows(
                        ShareException.class,
                        () -> new LibraryFile(directory, EventSink.NONE).open());
        assertEquals(ShareException.Reason.IO_ERROR, refused.reason());
        assertEquals(before.length, Files.readAllBytes(file).length);
    }

    @Test
    void rubbishInPlaceOfADatabaseIsKeptAside() throws Exception {
        byte[] rubbish = new byte[10_000];
        new Random(20261121).nextBytes(rubbish);
        Files.write(directory.resolve("library.db"), rubbish);
        try (LibraryDatabase database = new LibraryFile(directory, EventSink.NONE).open()) {
            assertEquals(0, new ShareTable(database).all().size());
        }
        assertEquals(10_000, Files.size(directory.resolve("library.db.damaged-1")));
    }

    @Test
    void sharesBesideDamagedRowsAreTakenOver() throws Exception {
        Path file = directory.resolve("library.db");
        try (LibraryDatabase database = new LibraryFile(directory, EventSink.NONE).open()) {
            insert(database, "a", "b", "c");
        }
        try (LibraryConnection damaged = LibraryConnection.open(file, false)) {
            damaged.execute("CREATE TABLE other AS SELECT * FROM share");
            damaged.execute("DROP TABLE share");
            damaged.execute("ALTER TABLE other RENAME TO share");
            damaged.execute(
                    "INSERT INTO share (path, name, folder, visibility) VALUES"
                            + " (NULL, 'x', 0, 0), ('', 'x', 0, 0), ('/b', 'again', 0, 0),"
                            + " ('/d', NULL, 0, 0), ('/e' || char(0), 'x', 0, 0)");
        }
        byte[] original = Files.readAllBytes(file);
        Files.createFile(LibraryDatabase.damageMark(file));
        for (int start = 0; start < 2; start++) {
            try (LibraryDatabase database = new LibraryFile(directory, EventSink.NONE).open()) {
                assertEquals(List.of("a", "b", "c"), names(database));
            }
        }
        assertArrayEquals(original, Files.readAllBytes(directory.resolve("library.db.damaged-1")));
        assertEquals(Set.of("library.db", "library.db.damaged-1"), files());
    }

    @Test
    void aVisibilityThatIsDamagedIsTheNarrowest() throws Exception {
        Path file = directory.resolve("library.db");
        try (LibraryDatabase database = new LibraryFile(directory, EventSink.NONE).open()) {
            insert(database, "a");
        }
        try (LibraryConnection damaged = LibraryConnection.open(file, false)) {
            damaged.execute("UPDATE share SET visibility = x'00'");
        }
        Files.createFile(LibraryDatabase.damageMark(file));
        try (LibraryDatabase database = new LibraryFile(directory, EventSink.NONE).open()) {
            assertEquals(
                    Visibility.LINK,
                    new ShareTable(database).all().getFirst().share().visibility());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"path = 'b' || char(0)", "path = 'not absolute'", "content = x'0102'"})
    void aRowThatIsNoShareIsDamageThatTheNextStartMends(String damage) throws Exception {
        try (LibraryDatabase database = new LibraryFile(directory, EventSink.NONE).open()) {
            insert(database, "a", "b");
        }
        Path file = directory.resolve("library.db");
        try (LibraryConnection damaged = LibraryConnection.open(file, false)) {
            damaged.execute("UPDATE share SET " + damage + " WHERE name = 'b'");
        }
        try (LibraryDatabase database = new LibraryFile(directory, EventSink.NONE).open()) {
            ShareTable shares = new ShareTable(database);
            var refused = assertThrows(ShareException.class, shares::all);
            assertEquals(ShareException.Reason.IO_ERROR, refused.reason());
        }
        try (LibraryDatabase database = new LibraryFile(directory, EventSink.NONE).open()) {
            assertEquals("a", names(database).getFirst());
        }
    }

    @Test
    void whatIsDamagedAnywhereOpensOrIsRefused() throws Exception {
        Path file = directory.resolve("library.db");
        try (LibraryDatabase database = new LibraryFile(directory, EventSink.NONE).open()) {
            insert(database, "a", "b", "c", "d");
        }
        byte[] whole = Files.readAllBytes(file);
        long seed = 20_261_130;
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            byte[] damaged = whole.clone();
            for (int change = random.nextInt(40); change >= 0; change--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Path own = Files.createDirectory(directory.resolve("round-" + round));
            Files.write(own.resolve("library.db"), damaged);
            try (LibraryDatabase database = new LibraryFile(own, EventSink.NONE).open()) {
                for (ShareTable.Row row : new ShareTable(database).all()) {
                    assertTrue(row.share().path().isAbsolute(), "seed " + seed);
                }
            } catch (ShareException refused) {
                assertEquals(ShareException.Reason.IO_ERROR, refused.reason(), "seed " + seed);
            }
        }
    }

    @Test
    void whatAKilledStartWasMakingIsMadeAnew() throws Exception {
        try (LibraryDatabase database = new LibraryFile(directory, EventSink.NONE).open()) {
            insert(database, "a", "b");
        }
        Files.createFile(LibraryDatabase.damageMark(directory.resolve("library.db")));
        Files.write(directory.resolve("library.db.new"), new byte[5_000]);
        Files.write(directory.resolve("library.db.new-wal"), new byte[500]);
        try (LibraryDatabase database = new LibraryFile(directory, EventSink.NONE).open()) {
            assertEquals(List.of("a", "b"), names(database));
        }
        assertEquals(Set.of("library.db", "library.db.damaged-1"), files());
    }

    @Test
    void aStartThatWasKilledBetweenTheMovesIsFinished() throws Exception {
        Path file = directory.resolve("library.db");
        try (LibraryDatabase database = LibraryDatabase.open(directory.resolve("library.db.new"))) {
            insert(database, "a", "b");
        }
        Files.createFile(LibraryDatabase.damageMark(file));
        Path kept = Files.write(directory.resolve("library.db.damaged-1"), new byte[5_000]);
        Files.write(directory.resolve("library.db-wal"), new byte[500]);
        List<Event> events = new ArrayList<>();
        try (LibraryDatabase database = new LibraryFile(directory, events::add).open()) {
            assertEquals(List.of("a", "b"), names(database));
        }
        assertEquals(List.of(new LibraryRebuilt(kept, 2)), events);
        assertEquals(
                Set.of("library.db", "library.db.damaged-1", "library.db.damaged-1-wal"), files());
    }

    private static void insert(LibraryDatabase database, String... names) throws Exception {
        for (String name : names) {
            new ShareTable(database).insert(Path.of("/" + name), name, false, Visibility.PUBLIC);
        }
    }

    private static List<String> names(LibraryDatabase database) throws Exception {
        return new ShareTable(database).all().stream().map(row -> row.share().name()).toList();
    }

    private Set<String> files() throws Exception {
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    @Test
    void aFailedTransactionLeavesNothingBehind() throws Exception {
        try (LibraryDatabase database = new LibraryFile(directory, EventSink.NONE).open()) {
            assertThrows(
                    ShareException.class,
                    () ->
                            database.write(connection -> {
                                connection.update(
                                        "INSERT INTO share (path, name, folder, visibility,"
                                                + " state) VALUES ('/a', 'a', 0, 0, 0)");
                                throw new SQLException("in the middle");
                            }));
            assertEquals(0, new ShareTable(database).all().size());
            new ShareTable(database).insert(Path.of("/b"), "b", false, Visibility.PUBLIC);
            assertEquals(1, new ShareTable(database).all().size());
        }
    }

    @Test
    void readersOnlyRead() throws Exception {
        try (LibraryDatabase database = new LibraryFile(directory, EventSink.NONE).open()) {
            var refused =
                    assertThrows(
                            ShareException.class,
                            () -> database.read(c -> c.update("DELETE FROM share")));
            assertTrue(refused.getCause() instanceof SQLException);
        }
    }
}
