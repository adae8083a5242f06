package io.godwit.core.share;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OwnFileTest {

    @TempDir Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS) // where there are no POSIX modes
    void isItsOwnersAloneOnceItIsMade() throws IOException {
        Path file = folder.resolve("file");
        Files.createFile(file, OwnFile.attributes(file));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void nothingIsAskedOfAFileSystemWithoutModes() {
        // Classes of the JDK are in one.
        Path file = Path.of(URI.create("jrt:/java.base/file"));
        assertEquals(0, OwnFile.attributes(file).length);
    }
}
