package io.godwit.core.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileTest {
    @TempDir Path folder;

    @Test
    @DisplayName("KEY a new profile folder is its owner's alone")
    void isMadeForItsOwnerAlone() throws IOException {
        Profile profile = new Profile(folder.resolve("a/b"));
        profile.prepare();
        profile.prepare();
        assertEquals(
                "rwx------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(profile.home())));
    }

    @Test
    void lockIsHeldByOneAtATime() throws IOException {
        Path file = folder.resolve("lock");
        try (var _ = ProfileLock.tryAcquire(file).orElseThrow()) {
            assertEquals(Optional.empty(), ProfileLock.tryAcquire(file));
        }
        Optional<ProfileLock> again = ProfileLock.tryAcquire(file);
        assertTrue(again.isPresent());
        again.get().close();
    }
}
