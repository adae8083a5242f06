package io.godwit.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProtectCommandsTest {
    @TempDir Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("letter.txt"), "dear Ada");
        Captured.secret(folder.resolve("secret"), "correct horse ü\nnot this line\n");
        Captured.secret(folder.resolve("wrong"), "battery staple\n");
        Captured.secret(folder.resolve("nothing"), "\n");
    }

    private Captured run(int code, String line) {
        Captured captured = new Captured(folder);
        assertEquals(code, captured.run(line.split(" ")), captured.err()::toString);
        return captured;
    }

    private void protect() {
        run(0, "protect letter.txt --password-file secret");
    }

    @Test
    void protectsAndOpensAgain() throws IOException {
        assertEquals(
                List.of("saved " + folder.resolve("letter.txt.age")),
                run(0, "protect letter.txt --password-file secret").out());
        assertEquals("dear Ada", Files.readString(folder.resolve("letter.txt")));
        assertFalse(
                Files.readString(folder.resolve("letter.txt.age"), StandardCharsets.ISO_8859_1)
                        .contains("dear"));
        assertEquals(
                List.of("{\"path\":\"" + folder.resolve("out/letter.txt") + "\"}"),
                run(0, "unprotect letter.txt.age --out out --password-file secret --json").out());
        assertEquals("dear Ada", Files.readString(folder.resolve("out/letter.txt")));
    }

    /** A mark before it would have a password that nobody can type protect the file. */
    @Test
    void takesPasswordFilesAsEditorsOnWindowsWriteThem() throws IOException {
        Files.writeString(folder.resolve("marked"), "\ufeffcorrect horse ü\r\nnot this line\r\n");
        run(0, "protect letter.txt --password-file marked");
        run(0, "unprotect letter.txt.age --out out --password-file secret");
        Files.writeString(folder.resolve("marked"), "\ufeff\r\n");
        run(2, "protect letter.txt --password-file marked");
    }

    @Test
    void neverWritesOverAFileThatIsThere() throws IOException {
        protect();
        Files.writeString(folder.resolve("letter.txt"), "another letter");
        run(0, "unprotect letter.txt.age --password-file secret");
        assertEquals("another letter", Files.readString(folder.resolve("letter.txt")));
        assertEquals("dear Ada", Files.readString(folder.resolve("letter (1).txt")));
    }

    @Test
    void protectsAFolderAsOneFile() throws IOException {
        Files.createDirectories(folder.resolve("album"));
        Files.writeString(folder.resolve("album/one.txt"), "1");
        run(0, "protect album --out locked --password-file secret");
        assertTrue(Files.exists(folder.resolve("locked/album.zip.age")));
    }

    @Test
    void remarksThatOthersMayReadThePassword() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path secret = folder.resolve("secret");
        assertEquals(List.of(), run(0, "protect letter.txt --password-file secret").err());
        for (String mode : List.of("rw-r-----", "rw----r--")) {
            Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString(mode));
            Captured open = run(0, "protect letter.txt --password-file secret");
            assertTrue(open.err().getFirst().contains("may read the password file"), mode);
            assertEquals(1, open.out().size(), "it is protected all the same");
        }
    }

    @Test
    void tellsAWrongPasswordFromADamagedFile() throws IOException {
        protect();
        Captured wrong = run(6, "unprotect letter.txt.age --out out --password-file wrong");
        assertTrue(wrong.err().getFirst().contains("The password is wrong."));
        Path file = folder.resolve("letter.txt.age");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        run(5, "unprotect letter.txt.age --out out --password-file secret");
        whole[whole.length - 60] ^= 1;
        Files.write(file, whole);
        run(5, "unprotect letter.txt.age --out out --password-file secret");
        assertFalse(Files.exists(folder.resolve("out/letter.txt")));
    }

    @Test
    void refusesWhatItCannotWorkWith() throws IOException {
        run(2, "protect");
        run(2, "protect letter.txt --password-file nothing");
        // There is no terminal to type a password at.
        Captured untyped = run(2, "protect letter.txt");
        assertEquals("godwit: No password was given.", untyped.err().getFirst());
        assertTrue(untyped.err().getLast().contains("--password-file"), untyped.err()::toString);
        run(2, "unprotect letter.txt --password-file secret");
        run(7, "protect gone.txt --password-file secret");
        run(7, "unprotect gone.age --password-file secret");
        run(7, "protect letter.txt --password-file gone");
        Captured whole = run(7, "protect letter.txt --password-file " + folder);
        assertEquals(
                "godwit: " + folder.getFileName() + " cannot be used: it is a folder.",
                whole.err().getFirst());
        Files.write(folder.resolve("long"), new byte[5_000]);
        run(2, "protect letter.txt --password-file long");
        Files.write(folder.resolve("latin"), new byte[] {(byte) 0xfc, '\n'});
        run(2, "protect letter.txt --password-file latin");
        run(7, "protect letter.txt --out letter.txt --password-file secret");
        assertFalse(Files.exists(folder.resolve("letter.txt.age")));
    }
}
