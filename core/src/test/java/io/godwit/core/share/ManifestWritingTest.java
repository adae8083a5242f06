package io.godwit.core.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.manifest.ManifestException;
import io.godwit.core.manifest.ManifestLimits;
import io.godwit.core.share.EntryTable.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Manifests of an index with more in it than one holds, or with what is in none. */
class ManifestWritingTest {

    private static final long SHARE = 1;

    @TempDir Path temp;
    private Path file;
    private LibraryDatabase database;
    private EntryTable entries;
    private Path directory;
    private ManifestFiles manifests;

    @BeforeEach
    void open() throws Exception {
        file = temp.resolve("library.db");
        database = LibraryDatabase.open(file);
        entries = new EntryTable(database);
        directory = Files.createDirectory(temp.resolve("manifests"));
        manifests = new ManifestFiles(directory);
    }

    @AfterEach
    void close() throws IOException {
        database.close();
    }

    /** Has the index know empty folders. */
    private void know(List<List<String>> paths) throws ShareException {
        List<Change> changes =
                paths.stream()
                        .map(path -> new Change(0, path, String.join("/", path), null))
                        .toList();
        entries.apply(SHARE, changes, id -> {});
    }

    @Test
    void moreThanAManifestHoldsIsNoDamage() throws Exception {
        List<String> deep = Collections.nCopies(ManifestLimits.MAX_PATH_PARTS - 1, "x");
        int enough = ManifestLimits.MAX_PARTS / ManifestLimits.MAX_PATH_PARTS + 1;
        know(
                IntStream.range(0, enough)
                        .mapToObj(i -> Stream.concat(Stream.of("f" + i), deep.stream()).toList())
                        .toList());

        assertEquals(Optional.empty(), manifests.write(entries, SHARE));

        assertFalse(Files.exists(LibraryDatabase.damageMark(file)));
        assertEquals(0, directory.toFile().list().length);
    }

    @Test
    void aPathThatIsInNoManifestIsDamageAndNotTooMuch() throws Exception {
        know(List.of(List.of("a"), List.of("b", "")));
        assertDamage("entries[1].path");
    }

    @Test
    void whatLiesBelowAnEmptyFolderHasChangedAndIsNeitherDamageNorTooMuch() throws Exception {
        know(List.of(List.of("a"), List.of("a", "b")));
        var refused = assertThrows(ShareException.class, () -> manifests.write(entries, SHARE));
        assertEquals(ShareException.Reason.CHANGED, refused.reason());
        assertFalse(Files.exists(LibraryDatabase.damageMark(file)));
    }

    private void assertDamage(String field) {
        var refused = assertThrows(ShareException.class, () -> manifests.write(entries, SHARE));
        assertEquals(ShareException.Reason.IO_ERROR, refused.reason());
        var found = assertInstanceOf(ManifestException.class, refused.getCause().getCause());
        assertEquals(field, found.field());
        assertFalse(found.isTooLarge());
        assertTrue(Files.exists(LibraryDatabase.damageMark(file)));
    }
}
