package io.godwit.core.identity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {

    @TempDir Path folder;

    @Test
    void isMadeOnceWhereTheFileSystemHasNoHardLinks() throws Exception {
        Path path = folder.resolve("key");
        PrivateFile file =
                new PrivateFile(
                        path,
                        (name, existing) -> {
                            throw new FileSystemException(
                                    name.toString(),
                                    existing.toString(),
                                    "Operation not permitted");
                        });
        assertTrue(file.create(new byte[] {1}));
        assertFalse(file.create(new byte[] {2}));
        assertArrayEquals(new byte[] {1}, Files.readAllBytes(path));
        try (var left = Files.list(folder)) {
            assertEquals(1, left.count());
        }
    }
}
