package io.godwit.core.share;

import static io.godwit.core.share.LibraryFixture.ALL;
import static io.godwit.core.share.LibraryFixture.rootOf;
import static io.godwit.core.share.LibraryFixture.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.manifest.ManifestEntry;
import io.godwit.core.manifest.MerkleTree;
import io.godwit.core.share.ShareEvent.IndexingProgress;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is shared, and that it is served as it is now. */
@Timeout(60)
class LibraryTest extends SharedFolderFixture {

    LibraryTest() {
        super(false);
    }

    @Test
    void aSharedFileIsServedByItsRoot() throws Exception {
        byte[] data = new byte[3 * 1024 * 1024 + 5];
        new Random(1).nextBytes(data);
        Path file = Files.write(folder.resolve("data.bin"), data);

        Share share = fixture.share(file);

        assertEquals("data.bin", share.name());
        assertEquals(data.length, share.size());
        assertEquals(1, share.files());
        assertFalse(share.folder());
        assertArrayEquals(data, fixture.fetch(share.id().orElseThrow()));
    }

    @Test
    void aSharedFolderHasAManifestOfAllThatIsInIt() throws Exception {
        write(folder.resolve("b/deep/file.txt"), "deep");
        write(folder.resolve("a.txt"), "a");
        write(folder.resolve("empty.bin"), "");
        Files.createDirectories(folder.resolve("nothing/in here"));
        write(folder.resolve("\u05d0\ud83d\ude00 right to left.txt"), "rtl");

        Share share = fixture.share(folder);

        Manifest manifest = fixture.manifest(share);
        assertEquals(
                List.of(
                        List.of("a.txt"),
                        List.of("b", "deep", "file.txt"),
                        List.of("empty.bin"),
                        List.of("nothing", "in here"),
                        List.of("\u05d0\ud83d\ude00 right to left.txt")),
                manifest.entries().stream().map(ManifestEntry::path).toList());
        assertEquals(4, share.files());
        assertEquals(8, share.size());
        assertEquals(MerkleTree.emptyRoot(), fixture.rootOf(share, "empty.bin"));
        assertEquals(0, fixture.fetch(MerkleTree.emptyRoot()).length);
        assertArrayEquals(
                "deep".getBytes(), fixture.fetch(fixture.rootOf(share, "b", "deep", "file.txt")));
    }

    @Test
    void equalFoldersHaveEqualContentIds() throws Exception {
        for (String name : List.of("one", "two")) {
            Path file = write(folder.resolve(name).resolve("x/y.txt"), "same");
            Files.setLastModifiedTime(file, FileTime.fromMillis(name.length() * 1_000_000L));
        }
        Share one = fixture.share(folder.resolve("one"));
        Share two = fixture.share(folder.resolve("two"), Visibility.LINK);
        assertEquals(one.id(), two.id());
        assertEquals(
                Set.of(Visibility.PUBLIC, Visibility.LINK),
                fixture.library().folder(one.id().orElseThrow()).orElseThrow().visibilities());
        assertEquals(
                Set.of(Visibility.PUBLIC, Visibility.LINK),
                fixture.library()
                        .file(fixture.rootOf(one, "x", "y.txt"))
                        .orElseThrow()
                        .visibilities());
        assertTrue(fixture.library().remove(one.path()));
        assertEquals("same", new String(fixture.fetch(fixture.rootOf(two, "x", "y.txt"))));
    }

    @Test
    void whatIsSharedAlreadyStaysAsItIsWhenItIsSharedAsNewAlsoThroughALink() throws Exception {
        Path diary = write(folder.resolve("diary.txt"), "dear");
        Path link = Files.createSymbolicLink(temp.resolve("link"), folder);
        fixture.share(diary, Visibility.CONTACTS);
        fixture.forgetEvents();
        long before = fixture.library().revision();
        for (Path way : List.of(diary, link.resolve("diary.txt"))) {
            Share same = fixture.library().addNew(way, Visibility.PUBLIC);
            assertEquals(Visibility.CONTACTS, same.visibility());
            assertEquals(diary, same.path());
        }
        assertEquals(1, fixture.library().shares().size());
        assertEquals(before, fixture.library().revision());
        assertEquals(0, fixture.events(ShareEvent.VisibilityChanged.class).count());
        Share other =
                fixture.library().addNew(write(folder.resolve("b"), "b"), Visibility.CONTACTS);
        assertEquals(Visibility.CONTACTS, other.visibility());
    }

    @Test
    void whatIsSharedIsFoundWhereItLiesByItsIdAndWithWhoMayHaveItAtMost() throws Exception {
        Path deep = write(folder.resolve("album/x/y.txt"), "same");
        Path alone = write(folder.resolve("alone.txt"), "other");
        Share album = fixture.share(folder.resolve("album"), Visibility.CONTACTS);
        Share file = fixture.share(alone, Visibility.LINK);
        Library library = fixture.library();
        assertEquals(
                Optional.of(new SharedCopy(album.path(), Visibility.CONTACTS)),
                library.copy(album.id().orElseThrow()));
        ContentId root = fixture.rootOf(album, "x", "y.txt");
        assertEquals(Optional.of(new SharedCopy(deep, Visibility.CONTACTS)), library.copy(root));
        assertEquals(
                Optional.of(new SharedCopy(alone, Visibility.LINK)),
                library.copy(file.id().orElseThrow()));
        Path twin = write(folder.resolve("twin.txt"), "same");
        fixture.share(twin, Visibility.PUBLIC);
        assertEquals(Optional.of(new SharedCopy(twin, Visibility.PUBLIC)), library.copy(root));
        assertEquals(Optional.empty(), library.copy(ContentId.of(new byte[32])));
    }

    @Test
    void theExecutableBitIsToldAndItsChangeIsSeen() throws Exception {
        Path file = write(folder.resolve("run"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        Share share = fixture.share(folder);
        assertTrue(fixture.manifest(share).files().getFirst().executable());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        fixture.library().rescan();
        assertFalse(fixture.manifest(fixture.awaitChange(share)).files().getFirst().executable());
    }

    @Test
    void changesDeletionsAndReplacementsOfFilesByFoldersAreFoundByARescan() throws Exception {
        write(folder.resolve("keep"), "keep");
        write(folder.resolve("change"), "before");
        write(folder.resolve("gone/file"), "gone");
        write(folder.resolve("swap"), "a file");
        Share before = fixture.share(folder);
        write(folder.resolve("change"), "after that");
        Files.delete(folder.resolve("gone/file"));
        Files.delete(folder.resolve("swap"));
        write(folder.resolve("swap/inner"), "a folder");

        fixture.library().rescan();

        Share after = fixture.awaitChange(before);
        assertEquals(
                List.of(
                        List.of("change"),
                        List.of("gone"),
                        List.of("keep"),
                        List.of("swap", "inner")),
                fixture.manifest(after).entries().stream().map(ManifestEntry::path).toList());
        assertTrue(fixture.library().folder(before.id().orElseThrow()).isEmpty());
        assertTrue(fixture.library().file(rootOf("before")).isEmpty());
    }

    @Test
    void tenThousandSmallFilesAreIndexed() throws Exception {
        Random random = new Random(2);
        for (int i = 0; i < 10_000; i++) {
            byte[] data = new byte[random.nextInt(200)];
            random.nextBytes(data);
            Path file = folder.resolve("d" + i % 100).resolve("f" + i);
            Files.createDirectories(file.getParent());
            Files.write(file, data);
        }
        Share share = fixture.share(folder);
        assertEquals(10_000, share.files());
        assertEquals(10_000, fixture.manifest(share).files().size());
        List<LibraryEntry> all = new ArrayList<>();
        String cursor = "";
        do {
            LibraryPage page = fixture.library().entries(ALL, cursor, 700);
            all.addAll(page.entries());
            cursor = page.cursor();
        } while (!cursor.isEmpty());
        assertEquals(10_001, all.size());
        assertEquals(1, all.stream().filter(LibraryEntry::folder).count());
    }

    @Test
    void aShareThatVanishesIsMissingAndComesBackWithoutHashing() throws Exception {
        write(folder.resolve("f"), "content");
        Share share = fixture.share(folder);
        Path away = folder.resolveSibling("away");
        Files.move(folder, away);
        fixture.library().rescan();
        fixture.awaitState(folder, ShareState.MISSING);
        assertTrue(fixture.library().file(rootOf("content")).isEmpty());
        assertTrue(fixture.library().folder(share.id().orElseThrow()).isEmpty());
        assertEquals(0, fixture.library().entries(ALL, "", 10).entries().size());
        Files.move(away, folder);
        fixture.library().rescan();
        assertEquals(share.id(), fixture.awaitState(folder, ShareState.READY).id());
        assertEquals("content", new String(fixture.fetch(rootOf("content"))));
    }

    @Test
    void whatCannotBeSharedIsRefusedWithAReason() throws Exception {
        assertReason(ShareException.Reason.NOT_FOUND, folder.resolve("nothing"));
        assertReason(ShareException.Reason.NOT_A_FILE, Path.of("/dev/null"));
        assertReason(ShareException.Reason.NOT_ALLOWED, temp.resolve("home/library.db"));
        assertReason(ShareException.Reason.NOT_ALLOWED, write(folder.resolve("a\\b"), "x"));
        assertFalse(fixture.library().remove(folder.resolve("nothing")));
    }

    @Test
    void whatIsOnlyCheckedIsNotShared() throws Exception {
        fixture.library().requireShareable(write(folder.resolve("f"), "content"));
        assertEquals(List.of(), fixture.library().shares());
    }

    @Test
    void theLibraryItselfAndStagingFoldersAreNeverOffered() throws Exception {
        write(folder.resolve("f"), "content");
        write(folder.resolve(".godwit-1234/part"), "half a download");
        write(folder.resolve(".hidden"), "hidden but wanted");
        Share share = fixture.share(temp.toRealPath());
        assertEquals(
                List.of(List.of("shared", ".hidden"), List.of("shared", "f")),
                fixture.manifest(share).entries().stream().map(ManifestEntry::path).toList());
    }

    @Test
    void oneFileIsReadByManyThreadsAtOnce() throws Exception {
        byte[] data = new byte[4 * 1024 * 1024];
        new Random(3).nextBytes(data);
        Share share = fixture.share(Files.write(folder.resolve("data.bin"), data));
        ContentId root = share.id().orElseThrow();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<byte[]>> readers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                readers.add(() -> fixture.fetch(root));
            }
            for (Future<byte[]> read : threads.invokeAll(readers)) {
                assertArrayEquals(data, read.get());
            }
        }
    }

    @Test
    void progressIsToldAtMostTwiceASecond() throws Exception {
        Path file = folder.resolve("sparse.bin");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(300L << 20);
        }
        long start = System.nanoTime();
        fixture.share(file);
        double seconds = (System.nanoTime() - start) / 1e9;
        long told = fixture.events(IndexingProgress.class).count();
        assertTrue(told <= 2 * seconds + 1, told + " in " + seconds + " s");
    }

    private void assertReason(ShareException.Reason reason, Path path) {
        var refused =
                assertThrows(
                        ShareException.class, () -> fixture.library().add(path, Visibility.PUBLIC));
        assertEquals(reason, refused.reason());
        var checked =
                assertThrows(ShareException.class, () -> fixture.library().requireShareable(path));
        assertEquals(reason, checked.reason());
    }
}
