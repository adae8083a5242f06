package io.godwit.core.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeNamesTest {

    private static final long SEED = 8;

    private final SafeNames names = new SafeNames();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.txt",
                ".bashrc",
                "Ünïcödé.txt",
                "שלום.txt",
                "👨‍👩‍👧 ❤️.png",
                "日本語",
                "a b",
                "con1",
                "comma.txt",
                "COM10",
                "x~y",
                "🏳️‍🌈"
            })
    @DisplayName("FS-03 a name that is fine anywhere is not changed")
    void keeps(String name) {
        assertEquals(name, names.local(name));
    }

    @ParameterizedTest
    @CsvSource({
        "CON,_CON",
        "nul,_nul",
        "aux.txt,_aux.txt",
        "COM1,_COM1",
        "lpt0.tar.gz,_lpt0.tar.gz",
        "COM¹,_COM¹",
        "conin$,_conin$",
        "name.,name_",
        "'name ','name_'",
        "a:b,a_b",
        "a..,a__",
        "'<>:\"|?*\\','________'",
        "'nul .txt','_nul .txt'",
        "..,__",
        "'',_"
    })
    @DisplayName("FS-03 names with a meaning to some system become harmless on every system")
    void replaces(String name, String local) {
        assertEquals(local, names.local(name));
    }

    @Test
    void theShortWayToACollisionKeyLeadsToTheSame() {
        for (char c = 0; c < 0x100; c++) {
            String name = "A" + c + "z.TXT";
            assertEquals(SafeNames.foldedKey(name), SafeNames.collisionKey(name), name);
        }
    }

    @Test
    @DisplayName("FS-03 control, bidi and zero-width characters become visible")
    void invisible() {
        for (int c : new int[] {0, 7, 0x1B, 0x7F, 0x85, 0x200B, 0x200E, 0x202E, 0x2028, 0x2066}) {
            assertEquals("a_b", names.local("a" + Character.toString(c) + "b"));
        }
        for (int c : new int[] {0x200D, 0xFE0F, 0xFEFF, 0xAD, 0x3164, 0xE0041}) {
            assertEquals("a_b", names.local("a" + Character.toString(c) + "b"));
        }
        assertEquals("photo_gpj.exe", names.local("photo\u202Egpj.exe"));
    }

    @Test
    @DisplayName("FS-09 a name that is too long keeps its start and extension")
    void shortens() {
        assertEquals("x".repeat(255), names.local("x".repeat(255)));
        String local = names.local("ä".repeat(150) + ".tar.gz");
        assertTrue(local.matches("ä+~[0-9a-f]{8}\\.tar\\.gz"), local);
        assertTrue(SafeNames.bytes(local) <= 255 && SafeNames.bytes(local) > 250, local);
        assertNotEquals(local, names.local("ä".repeat(151) + ".tar.gz"));
        assertTrue(SafeNames.bytes(names.local("." + "x".repeat(300))) <= 255);
    }

    @Test
    @DisplayName(
            "FS-09 half a surrogate pair and, where the system knows only ASCII, every other letter are escaped")
    void escapes() {
        assertEquals("a_b", names.local("a\uD800b"));
        SafeNames ascii = new SafeNames(name -> name.chars().allMatch(c -> c < 0x80));
        assertEquals("gr_fcn _1f600.txt", ascii.local("grün 😀.txt"));
        assertEquals("plain", ascii.local("plain"));
    }

    @Test
    @DisplayName("FS-04 a received name is never that of a staging folder")
    void noStagingFolder() {
        assertEquals("_.godwit-0123456789abcdef", names.local(".godwit-0123456789abcdef"));
        assertEquals("_.GodWit-x", names.local(".GodWit-x"));
    }

    @Test
    @DisplayName(
            "FS-08 names that are one file on some system get different ones, the same every time")
    void collisions() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name :
                List.of(
                        "A.txt",
                        "a.txt",
                        "Straße",
                        "STRASSE",
                        "xx:y",
                        "xx_y",
                        "ﬁle",
                        "file",
                        "d/1",
                        "D/2",
                        "ı",
                        "i",
                        "I",
                        "e\u0301\u200Bx".replace("e\u0301", "é"),
                        "éx")) {
            files.put(name, new byte[1]);
        }
        Content content = Content.ofFolder(files);
        LocalTree tree = LocalTree.of(content.manifest(), names);
        Set<String> keys = new HashSet<>();
        for (List<String> path : tree.files()) {
            assertTrue(keys.add(SafeNames.collisionKey(String.join("/", path))), path.toString());
        }
        assertTrue(tree.files().contains(List.of("A.txt")));
        assertTrue(tree.files().contains(List.of("xx_y")));
        assertTrue(
                tree.renamed().stream()
                        .anyMatch(renamed ->
                                renamed.original().equals("a.txt")
                                        && renamed.local().matches("a~[0-9a-f]{8}\\.txt")));
        assertEquals(tree.files(), LocalTree.of(content.manifest(), names).files());
    }

    @Test
    @DisplayName("FS-09 the whole path stays short enough to be opened")
    void longPaths() {
        String deep = ("p".repeat(30) + "/").repeat(120) + "file.txt";
        Content content = Content.ofFolder(Map.of(deep, new byte[1]));
        List<String> local = LocalTree.of(content.manifest(), names).files().getFirst();
        assertEquals(121, local.size());
        assertTrue(SafeNames.bytes(String.join("/", local)) < 3800);
    }

    @Test
    void numbersGoBeforeTheExtension() {
        assertEquals("a (1).txt", SafeNames.withSuffix("a.txt", " (1)", 255));
        assertEquals("a (2).tar.gz", SafeNames.withSuffix("a.tar.gz", " (2)", 255));
        assertEquals(".bashrc (1)", SafeNames.withSuffix(".bashrc", " (1)", 255));
        assertEquals("a (1)", SafeNames.withSuffix("a", " (1)", 255));
        assertEquals(
                "x".repeat(247) + " (1).txt",
                SafeNames.withSuffix("x".repeat(251) + ".txt", " (1)", 255));
    }

    @Test
    @DisplayName(
            "FS-04 what arrives in the folder for downloads can be seen there and sets nothing up")
    void nothingHiddenAtTheTop() {
        assertEquals("_.bashrc", names.localTop(".bashrc"));
        assertEquals("_.ssh", names.localTop(".ssh"));
        assertEquals("_Desktop.ini", names.localTop("Desktop.ini"));
        assertEquals("_AUTORUN.INF", names.localTop("AUTORUN.INF"));
        assertEquals("_.godwit-0123", names.localTop(".godwit-0123"));
        assertEquals("notes.ini", names.localTop("notes.ini"));
        String longest = names.localTop("." + "x".repeat(254));
        assertTrue(longest.startsWith("_.x") && SafeNames.bytes(longest) <= 255, longest);
        assertEquals(".gitignore", names.local(".gitignore"), "a folder may have hidden files");
    }

    @Test
    @DisplayName("FS-04 what a double-click runs is never executable")
    void launchers() {
        for (String name :
                List.of("a.desktop", "b.LNK", "autorun.inf", "desktop.ini", "x.url", "y.scf")) {
            assertFalse(SafeNames.mayBeExecutable(name), name);
        }
        assertTrue(SafeNames.mayBeExecutable("run.sh"));
        assertTrue(SafeNames.mayBeExecutable("tool"));
    }

    @Test
    @DisplayName(
            "FS-03 10,000 random hostile names are harmless, stable and stay as they are when made safe again")
    void anyName() {
        Random random = new Random(SEED);
        for (int i = 0; i < 10_000; i++) {
            String name = HostileNames.next(random);
            String local = names.local(name);
            String message = "seed " + SEED + ", name " + i + ": " + local;
            assertEquals(local, names.local(name), message);
            assertEquals(local, names.local(local), message);
            String top = names.localTop(name);
            assertEquals(top, names.localTop(top), message);
            assertTrue(!top.startsWith(".") && SafeNames.bytes(top) <= 255, message);
            assertTrue(SafeNames.bytes(local) <= 255 && !local.isEmpty(), message);
            assertFalse(local.endsWith(".") || local.endsWith(" "), message);
            assertTrue(
                    local.chars().noneMatch(c -> c < 0x20 || "/\\:*?\"<>|".indexOf(c) >= 0),
                    message);
        }
    }
}
