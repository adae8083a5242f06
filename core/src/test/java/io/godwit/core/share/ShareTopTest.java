package io.godwit.core.share;

import static io.godwit.core.share.LibraryFixture.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Shared folders whose medium goes and leaves an empty folder. */
@Timeout(60)
class ShareTopTest extends SharedFolderFixture {

    ShareTopTest() {
        super(false);
    }

    @Test
    void anEmptyFolderThatAMediumLeftIsNotPublishedAndComesBackWithoutHashing() throws Exception {
        write(folder.resolve("f"), "content");
        Share share = fixture.share(folder);
        Path away = folder.resolveSibling("away");
        Files.move(folder, away);
        Files.createDirectory(folder);
        for (int start = 0; start < 2; start++) {
            fixture.library().rescan();
            fixture.awaitState(folder, ShareState.MISSING);
            assertEquals(1, fixture.library().totals(folder, List.of()).files());
            fixture.restart();
        }
        // Other bytes under the same stamp: only a file that is read again could show them.
        Path file = away.resolve("f");
        FileTime time = Files.getLastModifiedTime(file);
        write(file, "Content");
        Files.setLastModifiedTime(file, time);
        Files.delete(folder);
        Files.move(away, folder);
        fixture.library().rescan();
        assertEquals(share.id(), fixture.awaitState(folder, ShareState.READY).id());
    }

    @Test
    void aFolderThatAPersonEmptiedIsPublishedAsEmpty() throws Exception {
        write(folder.resolve("f"), "content");
        Share share = fixture.share(folder);
        Files.delete(folder.resolve("f"));
        fixture.library().rescan();
        Share emptied = fixture.awaitChange(share);
        assertEquals(0, emptied.files());
        assertTrue(fixture.manifest(emptied).entries().isEmpty());
    }

    @Test
    void anotherFolderInPlaceOfTheSharedOneIsSharedOnceThereIsSomethingInIt() throws Exception {
        write(folder.resolve("f"), "content");
        Share share = fixture.share(folder);
        Files.move(folder, folder.resolveSibling("away"));
        Files.createDirectory(folder);
        fixture.library().rescan();
        fixture.awaitState(folder, ShareState.MISSING);
        write(folder.resolve("g"), "something else");
        fixture.library().rescan();
        Share other = fixture.awaitChange(share);
        assertEquals(1, other.files());
        assertTrue(fixture.library().file(fixture.rootOf(other, "g")).isPresent());
    }

    @Test
    void whatIsThereIsLookedAtOnceMore() throws Exception {
        ShareTop top = ShareTop.of(folder);
        assertTrue(top.empty());
        top.requireStill();
        assertFalse(top.isLeftOf(""), "nobody knows what was shared");
        assertFalse(top.isLeftOf(top.key()));
        assertTrue(top.isLeftOf("ino=0)"));
        write(folder.resolve("f"), "content");
        top.requireStill();
        assertFalse(ShareTop.of(folder).isLeftOf("ino=0)"));
        Files.move(folder, folder.resolveSibling("away"));
        assertThrows(ShareTop.LostException.class, top::requireStill);
        write(folder, "a file");
        assertThrows(ShareTop.LostException.class, top::requireStill);
        Files.delete(folder);
        Files.createDirectory(folder);
        assertThrows(ShareTop.LostException.class, top::requireStill);
    }
}
