package io.godwit.core.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VolumeTest {

    @TempDir Path folder;

    @Test
    @DisplayName("In a chroot whose root is no mount point the free space is known all the same")
    void worksWhereTheMountPointCannotBeFound() throws IOException {
        var volume =
                new Volume(
                        folder,
                        path -> {
                            throw new IOException("Mount point not found");
                        });
        assertTrue(volume.usableSpace() > 0);
        assertEquals(Long.MAX_VALUE, volume.maxFileSize());
    }
}
