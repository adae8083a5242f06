package io.godwit.core.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.godwit.core.crypto.TestKeys;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyExportTest {

    @TempDir Path folder;

    private final Identity alice = Identity.of(TestKeys.alice());

    private Path export(Path file) throws Exception {
        try (Password none = Password.none()) {
            KeyExport.write(file, alice, none, new SecureRandom());
        }
        return file;
    }

    @Test
    @DisplayName("KEY an exported key is for its owner alone, in a folder that is not")
    void ownerOnly() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path file = export(folder.resolve("key.pem"));
        assertFalse(OwnerOnly.isFileExposed(file));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (Password none = Password.none()) {
            assertEquals(alice.id(), KeyPem.decodePrivate(Files.readAllBytes(file), none).id());
        }
    }

    @Test
    @DisplayName("KEY an export replaces nothing, and follows no link")
    void replacesNothing() throws Exception {
        Path mine = Files.writeString(folder.resolve("mine"), "mine");
        assertThrows(FileAlreadyExistsException.class, () -> export(mine));
        assertEquals("mine", Files.readString(mine));
        Path target = folder.resolve("elsewhere");
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        assertThrows(FileAlreadyExistsException.class, () -> export(link));
        assertFalse(Files.exists(target, LinkOption.NOFOLLOW_LINKS));
    }
}
