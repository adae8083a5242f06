package io.godwit.core.manifest;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ManifestEntry.FileEntry;
import io.godwit.core.manifest.ManifestEntry.FolderEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathGrammarTest {

    private static final ContentId ID = new ContentId(1, 2, 3, 4);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "/",
                "../x",
                "a/../../x",
                "..\\x",
                "a\\..\\..\\x",
                "./../x",
                "a/",
                "/a",
                "a//b",
                "\\",
                "..\u0000",
                "\u0000"
            })
    @DisplayName("FS-01 parts that climb, separate or are empty are refused by grammar")
    void climbingPartsAreRefused(String part) {
        assertRefused(List.of(part));
        assertRefused(List.of("a", part));
        assertRefused(List.of(part, "a"));
    }

    @Test
    @DisplayName("FS-01 paths with no or with 4,096 parts are refused")
    void pathsOfTooManyPartsAreRefused() {
        assertRefused(List.of());
        assertRefused(Collections.nCopies(4_096, "a"));
        assertRefused(Collections.nCopies(ManifestLimits.MAX_PATH_PARTS + 1, "a"));
        assertDoesNotThrow(() ->
                PathGrammar.check(Collections.nCopies(ManifestLimits.MAX_PATH_PARTS, "a"), "p"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "//h/s",
                "\\\\?\\C:\\x",
                "\\\\.\\pipe\\x",
                "C:x",
                "C:\\x",
                "c:",
                "z:y",
                "file:x",
                "FILE:x",
                "file:///x",
                "~/.ssh/authorized_keys",
                "~"
            })
    @DisplayName("FS-02 absolute, drive, UNC, home and file: forms are refused on every system")
    void absoluteFormsAreRefused(String part) {
        assertRefused(List.of(part));
        assertRefused(List.of("a", part));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CON",
                "NUL",
                "aux.txt",
                "COM1",
                "COM\u00b9",
                "CONIN$",
                "name.",
                "name ",
                " ",
                "ab:stream",
                "<>\"|?*",
                "\u0001\u001b[2J",
                "\u007f",
                "\u202egpj.exe",
                "\u200b",
                "...",
                "~$draft.docx",
                "A.txt",
                "=cmd",
                "\ud83d\ude00",
                "\u00c5"
            })
    @DisplayName("FS-03 names that are only awkward are legal here")
    void awkwardNamesAreLegal(String part) {
        assertDoesNotThrow(() -> PathGrammar.check(List.of(part), "path"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A\u030a", "e\u0301", "\u212b", "\u1100\u1161"})
    @DisplayName("FS-08 names that are not in form NFC are refused")
    void otherFormsAreRefused(String part) {
        assertRefused(List.of(part));
    }

    @ParameterizedTest
    @MethodSource("halfPairs")
    @DisplayName("FS-09 names with half a surrogate pair are refused")
    void halfSurrogatePairsAreRefused(String part) {
        assertRefused(List.of(part));
    }

    static List<String> halfPairs() {
        return List.of("\ud83d", "\ude00", "a\ud83d", "\ude00\ud83d", "\ud83d\ud83d\ude00");
    }

    @Test
    @DisplayName("FS-09 the longest names and paths are those of the limits, in bytes")
    void lengthsAreLimitedInBytes() {
        for (String letter : List.of("x", "\u00e9", "\u20ac", "\ud83d\ude00")) {
            int bytes = letter.getBytes(StandardCharsets.UTF_8).length;
            String longest = letter.repeat(ManifestLimits.MAX_NAME / bytes);
            assertDoesNotThrow(() -> PathGrammar.check(List.of(longest), "path"));
            assertRefused(List.of(longest + letter));
        }
        String kilobyte = "x".repeat(1_023);
        List<String> longest = Collections.nCopies(4, kilobyte);
        assertDoesNotThrow(() -> PathGrammar.check(longest, "path"));
        List<String> longer = new ArrayList<>(longest);
        longer.set(0, kilobyte + "x");
        longer.set(1, kilobyte + "x");
        assertRefused(longer);
    }

    @Test
    void theOrderIsThatOfUtf8BytesPartByPart() {
        List<String> names =
                List.of("", "a", "b", "-", "\u0001", "\u00e9", "\uffee", "\ud83d\ude00", "ab", "A");
        Random random = new Random(20261121);
        for (int round = 0; round < 5_000; round++) {
            List<String> a = random(names, random);
            List<String> b = random(names, random);
            int expected =
                    Arrays.compareUnsigned(
                            String.join("\0", a).getBytes(StandardCharsets.UTF_8),
                            String.join("\0", b).getBytes(StandardCharsets.UTF_8));
            if (!a.contains("") && !b.contains("")) {
                assertEquals(
                        Integer.signum(expected),
                        Integer.signum(PathGrammar.compare(a, b)),
                        a + " " + b);
            }
        }
    }

    private static List<String> random(List<String> names, Random random) {
        return random.ints(1 + random.nextInt(4), 0, names.size()).mapToObj(names::get).toList();
    }

    @Test
    void duplicatesConflictsAndDisorderNameTheirEntry() {
        FileEntry file = file(List.of("a"), 1);
        assertField("entries[1].path", file, file);
        assertField("entries[1].path", file, file(List.of("a", "b"), 1));
        assertField("entries[1].path", new FolderEntry(List.of("a")), file(List.of("a", "b"), 1));
        assertField("entries[1].path", file(List.of("b"), 1), file);
        assertField("entries[1].path", file(List.of("a", "b"), 1), file);
        assertField("entries[1].path", file, file(List.of("a", "b"), 1), file(List.of("a-"), 1));
    }

    @Test
    @DisplayName("SZ negative sizes, totals above 2^63 - 1 and false roots of nothing are refused")
    void absurdSizesAreRefused() {
        assertField("entries[0].size", file(List.of("a"), -1));
        assertField("entries[0].size", file(List.of("a"), Long.MIN_VALUE));
        assertField("entries[0].root", file(List.of("a"), 0));
        assertField("total", file(List.of("a"), Long.MAX_VALUE), file(List.of("b"), 1));
        assertTrue(refusal(file(List.of("a"), Long.MAX_VALUE), file(List.of("b"), 1)).isTooLarge());
        assertFalse(refusal(file(List.of("a"), -1)).isTooLarge());
        assertDoesNotThrow(() ->
                new Manifest(
                        true,
                        List.of(file(List.of("a"), Long.MAX_VALUE - 1), file(List.of("b"), 1))));
    }

    @Test
    void theManifestOfAFileIsOneFileWithOneName() {
        assertThrows(ManifestException.class, () -> new Manifest(false, List.of()));
        assertThrows(
                ManifestException.class,
                () -> new Manifest(false, List.of(file(List.of("a", "b"), 1))));
        assertThrows(
                ManifestException.class,
                () -> new Manifest(false, List.of(new FolderEntry(List.of("a")))));
        assertThrows(
                ManifestException.class,
                () -> new Manifest(false, List.of(file(List.of("a"), 1), file(List.of("b"), 1))));
        assertDoesNotThrow(() -> new Manifest(true, List.of()));
    }

    private static FileEntry file(List<String> path, long size) {
        return new FileEntry(path, size, ID, false);
    }

    private static void assertField(String field, ManifestEntry... entries) {
        assertEquals(field, refusal(entries).field());
    }

    private static ManifestException refusal(ManifestEntry... entries) {
        return assertThrows(ManifestException.class, () -> new Manifest(true, List.of(entries)));
    }

    private static void assertRefused(List<String> path) {
        var refused = assertThrows(ManifestException.class, () -> PathGrammar.check(path, "path"));
        assertEquals("path", refused.field());
        assertTrue(refused.getMessage().startsWith("path: "));
    }
}
