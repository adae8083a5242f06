package io.godwit.core.share;

import static io.godwit.core.share.LibraryFixture.write;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.core.content.ContentId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Libraries that an older version of the program left. */
@Timeout(60)
class LibrarySchemaTest extends SharedFolderFixture {

    LibrarySchemaTest() {
        super(false);
    }

    @Test
    void keysOfFilesLoseTheNumberOfTheFileSystem() throws Exception {
        Path file = temp.resolve("old.db");
        LibraryDatabase.open(file).close();
        try (LibraryConnection old = LibraryConnection.open(file, false)) {
            asOfTheSecondVersion(old);
            for (String key : List.of("(dev=fd01,ino=12)", "", "other")) {
                old.update(
                        "INSERT INTO entry (share, path, size, modified, file_key, executable)"
                                + " VALUES (1, ?, 1, 2, ?, 0)",
                        EntryPath.encode(List.of("a" + key)),
                        key);
                old.update(
                        "INSERT INTO offer (id, share, size, modified, file_key)"
                                + " VALUES (?, 1, 1, 2, ?)",
                        new byte[] {(byte) key.length()},
                        key);
            }
        }
        LibraryDatabase.open(file).close();
        try (LibraryConnection now = LibraryConnection.open(file, true)) {
            for (String table : List.of("entry", "offer")) {
                assertEquals(List.of("ino=12)", "", "other"), keys(now, table), table);
            }
        }
    }

    @Test
    void nothingUnchangedIsHashedAgainWhenItsFileSystemHasAnotherNumber() throws Exception {
        Path file = write(folder.resolve("f"), "content");
        Share before = fixture.share(folder);
        ContentId root = fixture.rootOf(before, "f");
        fixture.stop();
        try (LibraryConnection old =
                LibraryConnection.open(temp.resolve("home/library.db"), false)) {
            asOfTheSecondVersion(old);
            old.update("UPDATE entry SET file_key = '(dev=0,' || file_key");
        }
        // Other bytes under the same stamp: only a file that is read again could show them.
        FileTime time = Files.getLastModifiedTime(file);
        write(file, "Content");
        Files.setLastModifiedTime(file, time);
        fixture.start();
        write(folder.resolve("g"), "later");
        fixture.library().rescan();
        Share after = fixture.awaitChange(before);
        assertEquals(root, fixture.rootOf(after, "f"));
    }

    private static void asOfTheSecondVersion(LibraryConnection connection) throws SQLException {
        connection.execute("ALTER TABLE share DROP COLUMN top_key");
        connection.execute("PRAGMA user_version = 2");
    }

    private static List<String> keys(LibraryConnection connection, String table)
            throws SQLException {
        List<String> keys = new ArrayList<>();
        try (ResultSet found =
                connection.query("SELECT file_key FROM " + table + " ORDER BY rowid")) {
            while (found.next()) {
                keys.add(found.getString(1));
            }
        }
        return keys;
    }
}
