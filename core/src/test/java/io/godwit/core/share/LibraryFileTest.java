package io.godwit.core.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.event.EventSink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
