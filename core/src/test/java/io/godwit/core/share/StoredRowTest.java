package io.godwit.core.share;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ChunkLayer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that SQLite reads without complaint and that nobody wrote. */
class StoredRowTest {

    private static final ContentId ID = new ContentId(0, 0, 0, 0);
    private static final long SHARE = 1;
    private static final long ENTRY = 1;

    private static final ChunkLayout TWO_CHUNKS =
            ChunkLayout.forSize(2L << ChunkLayout.DEFAULT_SHIFT);
    private static final ChunkLayer LAYER = ChunkLayer.computed(TWO_CHUNKS, new byte[64]);

    private static final List<String> ROWS =
            List.of(
                    "INSERT INTO share (id, path, name, folder, visibility, state, content)"
                            + " VALUES (1, '/s', 's', 1, 0, 1, zeroblob(32))",
                    "INSERT INTO entry (id, share, path, size, modified, file_key, executable,"
                            + " root) VALUES (1, 1, CAST('f' AS BLOB), 5, 6, 'ino=7', 0,"
                            + " zeroblob(32))",
                    "INSERT INTO offer (id, share, size, modified, file_key)"
                            + " VALUES (zeroblob(32), 1, 5, 6, 'ino=7')");

    @TempDir Path directory;
    private Path file;

    /** The tables lose what keeps SQL from doing to them what a disk may do. */
    @BeforeEach
    void fill() throws Exception {
        file = directory.resolve("library.db");
        LibraryDatabase.open(file).close();
        try (LibraryConnection connection = LibraryConnection.open(file, false)) {
            for (String row : ROWS) {
                connection.execute(row);
            }
            for (String table : List.of("share", "entry", "offer")) {
                connection.execute("CREATE TABLE other AS SELECT * FROM " + table);
                connection.execute("DROP TABLE " + table);
                connection.execute("ALTER TABLE other RENAME TO " + table);
            }
        }
    }

    private void read(LibraryDatabase database, String what) throws Exception {
        OfferTable offers = new OfferTable(database, new SecureRandom());
        ShareTable shares = new ShareTable(database);
        switch (what) {
            case "shares" -> assertEquals(1, shares.all().size());
            case "copies" -> assertEquals(1, new CopyTable(database).copies(ID).size());
            case "known" ->
                    assertTrue(new EntryTable(database).find(SHARE, List.of("f")).isPresent());
            case "manifest" ->
                    assertTrue(
                            new ManifestFiles(directory)
                                    .write(new EntryTable(database), SHARE)
                                    .isPresent());
            case "pages" ->
                    assertEquals(
                            2,
                            new LibraryPages(database)
                                    .entries(Set.of(Visibility.PUBLIC), "", 10)
                                    .entries()
                                    .size());
            case "contents" ->
                    assertEquals(
                            1,
                            new FolderContents(database)
                                    .page(shares.byId(SHARE).orElseThrow(), List.of(), "", 10)
                                    .items()
                                    .size());
            case "offer" -> assertTrue(offers.newest(SHARE).isPresent());
            case "indexed" ->
                    assertTrue(
                            offers.indexed(
                                            new OfferTable.Row(
                                                    ID, SHARE, new FileStamp(5, 6, "ino=7")))
                                    .isPresent());
            default -> throw new AssertionError(what);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shares",
                "copies",
                "known",
                "manifest",
                "pages",
                "contents",
                "offer",
                "indexed"
            })
    void whatIsWholeIsRead(String what) throws Exception {
        try (LibraryDatabase database = LibraryDatabase.open(file)) {
            assertDoesNotThrow(() -> read(database, what));
        }
        assertFalse(Files.exists(LibraryDatabase.damageMark(file)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "share SET top_key = NULL : shares",
                "share SET path = char(115) : copies",
                "share SET content = zeroblob(1) : pages",
                "share SET name = NULL : pages",
                "entry SET file_key = NULL : copies",
                "entry SET file_key = NULL : known",
                "entry SET size = -1 : known",
                "entry SET size = -1 : copies",
                "entry SET size = 1 << 45 : copies",
                "entry SET size = -1 : manifest",
                "entry SET size = 1 << 45 : manifest",
                "entry SET size = -1 : pages",
                "entry SET size = -1 : contents",
                "entry SET path = NULL : copies",
                "entry SET path = NULL : manifest",
                "entry SET path = zeroblob(1) : manifest",
                "entry SET path = CAST(char(46, 46) AS BLOB) : manifest",
                "entry SET path = substr(CAST(char(233) AS BLOB), 1, 1) : manifest",
                "entry SET path = substr(CAST(char(233) AS BLOB), 1, 1) : pages",
                "entry SET path = substr(CAST(char(233) AS BLOB), 1, 1) : contents",
                "entry SET path = substr(CAST(char(233) AS BLOB), 1, 1) : copies",
                "entry SET size = 0 : manifest",
                "entry SET path = NULL : pages",
                "entry SET local = char(97, 0) : copies",
                "entry SET local = char(97, 0) : contents",
                "entry SET root = zeroblob(2) : manifest",
                "entry SET root = zeroblob(2) : pages",
                "entry SET root = zeroblob(2) : indexed",
                "offer SET id = zeroblob(1) : offer",
                "offer SET size = -1 : offer",
                "offer SET file_key = NULL : offer"
            })
    void whatNobodyWroteIsDamageThatTheNextStartMends(String damage, String what) throws Exception {
        try (LibraryConnection connection = LibraryConnection.open(file, false)) {
            connection.execute("UPDATE " + damage);
        }
        try (LibraryDatabase database = LibraryDatabase.open(file)) {
            var refused = assertThrows(ShareException.class, () -> read(database, what));
            assertEquals(ShareException.Reason.IO_ERROR, refused.reason());
        }
        assertTrue(Files.exists(LibraryDatabase.damageMark(file)));
    }

    /** The layer of a file of two chunks, whose row was changed since it was written. */
    private Optional<ChunkLayer> layerAfter(String change) throws Exception {
        try (LibraryConnection connection = LibraryConnection.open(file, false)) {
            connection.update(
                    "UPDATE entry SET size = ?, root = ?, layer = ?",
                    TWO_CHUNKS.size(),
                    LAYER.root().toBytes(),
                    LAYER.packed());
            connection.execute("UPDATE entry SET " + change);
        }
        try (LibraryDatabase database = LibraryDatabase.open(file)) {
            return new CopyTable(database).layer(ENTRY, LAYER.root(), TWO_CHUNKS);
        }
    }

    @Test
    void aLayerThatIsWholeIsRead() throws Exception {
        assertArrayEquals(LAYER.packed(), layerAfter("stale = 0").orElseThrow().packed());
        assertFalse(Files.exists(LibraryDatabase.damageMark(file)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "layer = randomblob(64)",
                "layer = zeroblob(63)",
                "layer = zeroblob(0)",
                "layer = NULL"
            })
    void aLayerThatNobodyWroteIsDamageThatTheNextStartMends(String damage) {
        var refused = assertThrows(ShareException.class, () -> layerAfter(damage));
        assertEquals(ShareException.Reason.IO_ERROR, refused.reason());
        assertTrue(Files.exists(LibraryDatabase.damageMark(file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"root = zeroblob(32)", "size = size + 1", "id = 2"})
    void aRowThatIsMeanwhileThatOfAnotherFileIsNoDamage(String change) throws Exception {
        assertEquals(Optional.empty(), layerAfter(change + ", layer = randomblob(64)"));
        assertFalse(Files.exists(LibraryDatabase.damageMark(file)));
    }

    @Test
    void anEmptyFileOfAnotherRootIsDamage() throws Exception {
        try (LibraryDatabase database = LibraryDatabase.open(file)) {
            ChunkLayout empty = ChunkLayout.forSize(0);
            var refused =
                    assertThrows(
                            ShareException.class,
                            () -> new CopyTable(database).layer(ENTRY, ID, empty));
            assertEquals(ShareException.Reason.IO_ERROR, refused.reason());
        }
        assertTrue(Files.exists(LibraryDatabase.damageMark(file)));
    }
}
