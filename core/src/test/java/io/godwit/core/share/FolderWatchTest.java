package io.godwit.core.share;

import static io.godwit.core.share.LibraryFixture.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.manifest.ManifestEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Changes on disk that nobody tells the library of. */
@Timeout(60)
class FolderWatchTest extends SharedFolderFixture {

    FolderWatchTest() {
        super(true);
    }

    @Test
    void newChangedAndDeletedFilesAreNoticed() throws Exception {
        write(folder.resolve("a/b/change"), "before");
        write(folder.resolve("a/b/delete"), "x");
        Share share = fixture.share(folder);
        long revision = fixture.library().revision();

        write(folder.resolve("a/b/change"), "after that");
        share = fixture.awaitChange(share);
        assertEquals(
                "after that", new String(fixture.fetch(fixture.rootOf(share, "a", "b", "change"))));
        assertTrue(fixture.library().revision() > revision);

        Files.delete(folder.resolve("a/b/delete"));
        share = fixture.awaitChange(share);
        assertEquals(List.of(List.of("a", "b", "change")), paths(share));

        write(folder.resolve("a/new"), "new");
        share = fixture.awaitChange(share);
        assertEquals(List.of(List.of("a", "b", "change"), List.of("a", "new")), paths(share));
    }

    @Test
    void foldersMadeMovedAndEmptiedAreNoticed() throws Exception {
        write(folder.resolve("keep/f"), "f");
        Share share = fixture.share(folder);

        Path outside = write(temp.resolve("outside/deep/g"), "g").getParent().getParent();
        Files.move(outside, folder.resolve("moved in"));
        share = fixture.awaitChange(share);
        assertEquals(List.of(List.of("keep", "f"), List.of("moved in", "deep", "g")), paths(share));

        write(folder.resolve("moved in/deep/later"), "found in a folder that is watched by now");
        share = fixture.awaitChange(share);
        assertEquals(3, share.files());

        Files.delete(folder.resolve("keep/f"));
        share = fixture.awaitChange(share);
        assertTrue(paths(share).contains(List.of("keep")));

        write(folder.resolve("keep/h"), "h");
        share = fixture.awaitChange(share);
        assertTrue(paths(share).contains(List.of("keep", "h")));
        assertTrue(!paths(share).contains(List.of("keep")));
    }

    @Test
    void namesWithOtherLettersAreNoticed() throws Exception {
        write(folder.resolve("A\u030a/f"), "f");
        Share share = fixture.share(folder);
        write(folder.resolve("A\u030a/g"), "g");
        share = fixture.awaitChange(share);
        assertEquals(List.of(List.of("\u00c5", "f"), List.of("\u00c5", "g")), paths(share));
    }

    @Test
    void aSharedFolderThatIsMovedAwayAndBackIsNoticed() throws Exception {
        write(folder.resolve("f"), "f");
        Share share = fixture.share(folder);
        Path away = folder.resolveSibling("away");
        Files.move(folder, away);
        fixture.awaitState(folder, ShareState.MISSING);
        Files.move(away, folder);
        assertEquals(share.id(), fixture.awaitState(folder, ShareState.READY).id());
    }

    @Test
    void aSharedFileThatIsReplacedIsNoticed() throws Exception {
        Path file = write(folder.resolve("f"), "before");
        Share share = fixture.share(file);
        Path other = write(temp.resolve("other"), "after that");
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        share = fixture.awaitChange(share);
        assertEquals("after that", new String(fixture.fetch(share.id().orElseThrow())));
    }

    @Test
    void stagingFoldersOfDownloadsAreNotNoticed() throws Exception {
        write(folder.resolve("f"), "f");
        Share share = fixture.share(folder);
        write(folder.resolve(".godwit-1/part"), "half");
        write(folder.resolve("g"), "g");
        share = fixture.awaitChange(share);
        write(folder.resolve(".godwit-1/part"), "more than half");
        write(folder.resolve("h"), "h");
        share = fixture.awaitChange(share);
        assertEquals(List.of(List.of("f"), List.of("g"), List.of("h")), paths(share));
    }

    private List<List<String>> paths(Share share) throws Exception {
        return fixture.manifest(share).entries().stream().map(ManifestEntry::path).toList();
    }
}
