package io.godwit.core.share;

import static io.godwit.core.share.LibraryFixture.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(60)
class ContentCheckTest extends SharedFolderFixture {

    ContentCheckTest() {
        super(false);
    }

    @Test
    void leavesOutWhatIsLeftOutOfAShare() throws Exception {
        write(folder.resolve("a/b.txt"), "content");
        write(folder.resolve("a/.godwit-0123456789abcdef/part"), "a download under way");
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("a"));
        Share shared = fixture.share(folder);
        ContentCheck found = ContentCheck.of(folder, bytes -> {});
        assertEquals(shared.id().orElseThrow(), found.id());
        assertEquals(1, found.files());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void refusesAFolderOfWhichAPartCannotBeRead() throws Exception {
        assumeFalse("root".equals(System.getProperty("user.name")));
        write(folder.resolve("fine.txt"), "content");
        Path closed = write(folder.resolve("closed/inside"), "x").getParent();
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            var refused =
                    assertThrows(ShareException.class, () -> ContentCheck.of(folder, bytes -> {}));
            assertEquals(ShareException.Reason.UNREADABLE, refused.reason());
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
