package io.godwit.app.protect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.identity.Password;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectedFilesTest {
    private static final int CHUNK = 64 * 1024;

    private final ProtectedFiles files = new ProtectedFiles(new SecureRandom(), 6);

    @TempDir Path folder;
    private Path in;
    private Path out;

    @BeforeEach
    void folders() throws IOException {
        in = Files.createDirectory(folder.resolve("in"));
        out = Files.createDirectory(folder.resolve("out"));
    }

    private static Password password(String text) {
        return Password.of(text.toCharArray());
    }

    private Path content(String name, int length) throws IOException {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return Files.write(in.resolve(name), bytes);
    }

    private Path protect(Path file) throws ProtectException {
        return files.protect(file, out, password("secret ü"), ByteProgress.NONE);
    }

    private ProtectFault faultOf(Path file, String password) throws IOException {
        ProtectFault fault =
                assertThrows(
                                ProtectException.class,
                                () -> files.open(file, in, password(password), ByteProgress.NONE))
                        .fault();
        try (Stream<Path> left = Files.list(in)) {
            assertTrue(
                    left.noneMatch(path -> path.toString().contains("godwit-part")),
                    "clear text was left behind");
        }
        return fault;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 1_000_000})
    void opensWhatItProtected(int length) throws Exception {
        Path file = content("film.tar.gz", length);
        Path made = protect(file);
        assertEquals(out.resolve("film.tar.gz.age"), made);
        Path clear = files.open(made, in, password("secret ü"), ByteProgress.NONE);
        assertEquals(in.resolve("film (1).tar.gz"), clear);
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(clear));
    }

    @Test
    void saysThatThePasswordIsWrong() throws Exception {
        Path made = protect(content("a.txt", 100));
        assertEquals(ProtectFault.WRONG_PASSWORD, faultOf(made, "secret"));
        assertEquals(ProtectFault.NO_PASSWORD, faultOf(made, ""));
    }

    @Test
    @DisplayName("AR-03 a file that ends early is told as that, and leaves nothing in clear")
    void noticesEveryMissingEnd() throws Exception {
        byte[] whole = Files.readAllBytes(protect(content("a.bin", 3 * CHUNK)));
        int header = whole.length - 3 * (CHUNK + 16) - 16;
        for (int length :
                List.of(
                        whole.length - 1,
                        whole.length - CHUNK - 16,
                        whole.length - CHUNK - 17,
                        header + 16 + CHUNK + 16,
                        header + 16 + 1,
                        header + 16)) {
            Path cut = Files.write(out.resolve("cut.age"), Arrays.copyOf(whole, length));
            assertEquals(ProtectFault.TRUNCATED, faultOf(cut, "secret ü"), "at " + length);
        }
        for (int length : List.of(header + 15, header, header - 1, 50, 23, 22)) {
            Path cut = Files.write(out.resolve("cut.age"), Arrays.copyOf(whole, length));
            ProtectFault fault = faultOf(cut, "secret ü");
            assertTrue(
                    fault == ProtectFault.TRUNCATED || fault == ProtectFault.DAMAGED_HEADER,
                    fault + " at " + length);
        }
    }

    @Test
    void noticesEveryChange() throws Exception {
        byte[] whole = Files.readAllBytes(protect(content("a.bin", 2 * CHUNK + 5)));
        long seed = 1;
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            byte[] changed = whole.clone();
            int at = round < 150 ? round : random.nextInt(whole.length);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            Path file = Files.write(out.resolve("changed.age"), changed);
            assertThrows(
                    ProtectException.class,
                    () -> files.open(file, in, password("secret ü"), ByteProgress.NONE),
                    "seed " + seed + " at " + at);
        }
        Path first = out.resolve("first.age");
        byte[] changed = whole.clone();
        changed[whole.length - 2 * CHUNK] ^= 1;
        assertEquals(ProtectFault.TAMPERED, faultOf(Files.write(first, changed), "secret ü"));
    }

    @Test
    @DisplayName("AR-03 a file with more than was written is refused")
    void noticesWhatWasAppended() throws Exception {
        byte[] whole = Files.readAllBytes(protect(content("a.bin", CHUNK)));
        for (int more : List.of(1, 16, 17, CHUNK + 16, 2 * CHUNK)) {
            byte[] longer = Arrays.copyOf(whole, whole.length + more);
            Path file = Files.write(out.resolve("longer.age"), longer);
            assertThrows(
                    ProtectException.class,
                    () -> files.open(file, in, password("secret ü"), ByteProgress.NONE),
                    more + " more");
        }
    }

    @Test
    void saysWhatIsNotProtectedWithAPassword() throws Exception {
        assertEquals(ProtectFault.NOT_PROTECTED, faultOf(content("b.bin", 1000), "x"));
        assertEquals(ProtectFault.NOT_PROTECTED, faultOf(content("c.bin", 0), "x"));
        Path key =
                Files.writeString(
                        out.resolve("key.age"),
                        "age-encryption.org/v1\n-> X25519 "
                                + "A".repeat(43)
                                + "\n"
                                + "A".repeat(43)
                                + "\n--- "
                                + "A".repeat(43)
                                + "\n"
                                + "x".repeat(40));
        assertEquals(ProtectFault.NOT_A_PASSWORD, faultOf(key, "x"));
    }

    @Test
    void leavesNothingWhenItIsStopped() throws Exception {
        Path file = content("a.bin", 10 * CHUNK);
        ProtectException stopped =
                assertThrows(
                        ProtectException.class,
                        () ->
                                files.protect(
                                        file,
                                        out,
                                        password("x"),
                                        (_, _) -> Thread.currentThread().interrupt()));
        assertTrue(Thread.interrupted());
        assertEquals(ProtectFault.STOPPED, stopped.fault());
        try (Stream<Path> left = Files.list(out)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void givesTheClearFileToItsOwnerAlone() throws Exception {
        Path clear =
                files.open(
                        protect(content("a.txt", 5)), in, password("secret ü"), ByteProgress.NONE);
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(clear)));
    }

    @Test
    void protectsAFolderAsOneZipFile() throws Exception {
        Path album = Files.createDirectories(in.resolve("album/sub"));
        Files.writeString(album.resolve("ü.txt"), "two");
        Files.writeString(in.resolve("album/a.txt"), "one");
        Files.createSymbolicLink(album.resolve("out"), folder);
        Path made = protect(in.resolve("album"));
        assertEquals(out.resolve("album.zip.age"), made);
        Path zip = files.open(made, out, password("secret ü"), ByteProgress.NONE);
        assertEquals(List.of("album/", "album/a.txt", "album/sub/", "album/sub/ü.txt"), names(zip));
    }

    /** As names that are no text do, which Java cannot make. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void protectsFilesWhosePathsAreWrittenAlike() throws Exception {
        Path sub = Files.createDirectories(in.resolve("album/sub"));
        Files.writeString(sub.resolve("a.txt"), "one");
        Files.writeString(in.resolve("album/sub\\a.txt"), "two");
        Path made = protect(in.resolve("album"));
        Path zip = files.open(made, out, password("secret ü"), ByteProgress.NONE);
        assertEquals(
                List.of("album/", "album/sub/", "album/sub/a.txt", "album/sub/a (1).txt"),
                names(zip));
    }

    @Test
    void protectsWhatALinkToAFolderLeadsToUnderTheNameOfTheLink() throws Exception {
        Path photos = Files.createDirectories(folder.resolve("disk/photos"));
        Files.writeString(photos.resolve("a.txt"), "one");
        Path album = Files.createSymbolicLink(in.resolve("album"), photos);
        Path made = protect(album);
        assertEquals(out.resolve("album.zip.age"), made);
        Path zip = files.open(made, out, password("secret ü"), ByteProgress.NONE);
        assertEquals(List.of("album/", "album/a.txt"), names(zip));
    }

    /** As {@code godwit protect .} does. */
    @Test
    @Timeout(30)
    void protectsAFolderIntoItself() throws Exception {
        content("a.bin", 3 * CHUNK);
        Path made =
                files.protect(
                        in,
                        in,
                        password("secret ü"),
                        (done, _) -> assertTrue(done <= 3 * CHUNK, "it reads itself"));
        assertEquals(in.resolve("in.zip.age"), made);
        Path zip = files.open(made, out, password("secret ü"), ByteProgress.NONE);
        assertEquals(List.of("in/", "in/a.bin"), names(zip));
    }

    /** Permissions do not bind root, but the system opens a path of more than 4,096 bytes for nobody. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void saysThatAPartOfAFolderCannotBeRead() throws Exception {
        Path album = Files.createDirectory(in.resolve("album"));
        Path end = deep(album);
        Path other = Files.createDirectory(folder.resolve("other"));
        deep(other);
        Files.move(other, end.resolve("other"));
        try {
            ProtectException failed = assertThrows(ProtectException.class, () -> protect(album));
            assertEquals(ProtectFault.UNREADABLE, failed.fault());
        } finally {
            Files.move(end.resolve("other"), other);
        }
        assertEquals(0, count(out));
    }

    private static Path deep(Path folder) throws IOException {
        Path end = folder;
        for (int level = 0; level < 11; level++) {
            end = end.resolve("x".repeat(200));
        }
        return Files.createDirectories(end);
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            return left.count();
        }
    }

    /** The memory of this process is a file that can be opened and has nothing at its beginning. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void tellsReadingFromWriting() throws Exception {
        ProtectException failed =
                assertThrows(ProtectException.class, () -> protect(Path.of("/proc/self/mem")));
        assertEquals(ProtectFault.UNREADABLE, failed.fault());
        assertEquals(0, count(out));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void tellsWritingFromReading() throws Exception {
        Path made = protect(content("a.bin", 3 * CHUNK));
        Path gone = Files.createDirectory(folder.resolve("gone"));
        ProtectException failed =
                assertThrows(
                        ProtectException.class,
                        () -> files.open(made, gone, password("secret ü"), (_, _) -> remove(gone)));
        assertEquals(ProtectFault.UNWRITABLE, failed.fault());
    }

    /** As when a stick is pulled out. */
    private static void remove(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve(".a.bin.godwit-part"));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(Path zip) throws IOException {
        List<String> names = new ArrayList<>();
        try (InputStream bytes = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(bytes)) {
            for (ZipEntry entry = entries.getNextEntry();
                    entry != null;
                    entry = entries.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    @Test
    void tellsHowFarItIs() throws Exception {
        List<Long> heard = new ArrayList<>();
        files.protect(
                content("a.bin", 3 * CHUNK),
                out,
                password("x"),
                (done, total) -> {
                    assertEquals(3 * CHUNK, total);
                    heard.add(done);
                });
        assertEquals(3L * CHUNK, heard.getLast());
        assertFalse(heard.size() < 3);
    }
}
