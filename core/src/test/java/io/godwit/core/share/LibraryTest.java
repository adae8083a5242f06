package io.godwit.core.share;

import static io.godwit.core.share.LibraryFixture.ALL;
import static io.godwit.core.share.LibraryFixture.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.manifest.ManifestEntry;
import io.godwit.core.manifest.MerkleTree;
import io.godwit.core.share.ShareEvent.IndexingProgress;
import io.godwit.core.share.ShareEvent.ShareIndexed;
import java.io.IOException;
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
    void afterARestartNothingUnchangedIsHashedAgain() throws Exception {
        for (int i = 0; i < 50; i++) {
            write(folder.resolve("f" + i), "content " + i);
        }
        Share before = fixture.share(folder);
        fixture.stop();
        // Other bytes under the same stamp: only a file that is read again could show them.
        Path tampered = folder.resolve("f7");
        FileTime time = Files.getLastModifiedTime(tampered);
        try (RandomAccessFile file = new RandomAccessFile(tampered.toFile(), "rw")) {
            file.write('C');
        }
        Files.setLastModifiedTime(tampered, time);
        write(folder.resolve("f8"), "longer than it was");

        fixture.start();

        Share after = fixture.awaitChange(before);
        assertEquals(fixture.rootOf(after, "f6"), rootOf("content 6"));
        assertEquals(fixture.rootOf(after, "f7"), rootOf("content 7"));
        assertEquals(fixture.rootOf(after, "f8"), rootOf("longer than it was"));
    }

    @Test
    void aRestartWithoutChangesPublishesNothing() throws Exception {
        write(folder.resolve("f"), "content");
        Share before = fixture.share(folder);
        fixture.restart();
        fixture.library().rescan();
        write(folder.resolve("g"), "now there is something");
        fixture.library().rescan();
        fixture.awaitChange(before);
        assertEquals(1, fixture.events(ShareIndexed.class).count());
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
    void searchFindsWordBeginningsInAnyCaseAndUnicodeForm() throws Exception {
        write(folder.resolve("Summer Holiday 2024.JPG"), "1");
        write(folder.resolve("Stra\u00dfenkarte.pdf"), "2");
        write(folder.resolve("r\u00e9sum\u00e9.txt"), "3");
        write(folder.resolve("\ud83d\ude00 party.mov"), "4");
        write(folder.resolve("\u041f\u0440\u0438\u0432\u0435\u0442.txt"), "5");
        fixture.share(folder);
        assertEquals(List.of("Summer Holiday 2024.JPG"), search("holi SUM"));
        assertEquals(List.of("Summer Holiday 2024.JPG"), search("2024.jpg"));
        assertEquals(List.of("Stra\u00dfenkarte.pdf"), search("STRASSEN"));
        assertEquals(List.of("r\u00e9sum\u00e9.txt"), search("re\u0301sume\u0301"));
        assertEquals(List.of("\ud83d\ude00 party.mov"), search("\ud83d\ude00"));
        assertEquals(
                List.of("\u041f\u0440\u0438\u0432\u0435\u0442.txt"), search("\u043f\u0440\u0438"));
        assertEquals(List.of("shared"), search("shar"));
        for (String text :
                List.of("", "-", "\"", "* OR *", "oliday", "NEAR(", "a\" OR \"b", "\u0000")) {
            assertEquals(List.of(), search(text), text);
        }
        fixture.library().remove(folder);
        assertEquals(List.of(), search("holi"));
    }

    @Test
    void pagesGoOnWhereTheLastOneEndedAndForeignCursorsAreTheStart() throws Exception {
        for (int i = 0; i < 7; i++) {
            write(folder.resolve("song " + i), "song " + i);
        }
        fixture.share(folder);
        LibraryPage first = fixture.library().search(ALL, "song", "", 3);
        LibraryPage second = fixture.library().search(ALL, "song", first.cursor(), 3);
        LibraryPage third = fixture.library().search(ALL, "song", second.cursor(), 3);
        assertEquals(3, first.entries().size());
        assertEquals(1, third.entries().size());
        assertEquals("", third.cursor());
        assertNotEquals(first.entries(), second.entries());
        assertEquals(first, fixture.library().search(ALL, "song", "'; DROP TABLE share", 3));
        assertEquals(1, fixture.library().listed(ALL, "", 10).entries().size());
    }

    @Test
    void visibilitiesAreKeptApart() throws Exception {
        Path open = write(folder.resolve("open/plan a.txt"), "a").getParent();
        Path closed = write(folder.resolve("closed/plan b.txt"), "b").getParent();
        fixture.share(open, Visibility.PUBLIC);
        fixture.share(closed, Visibility.LINK);
        Set<Visibility> everybody = Set.of(Visibility.PUBLIC);
        assertEquals(1, fixture.library().search(everybody, "plan", "", 10).entries().size());
        assertEquals(2, fixture.library().entries(everybody, "", 10).entries().size());
        assertEquals(1, fixture.library().listed(everybody, "", 10).entries().size());
        assertEquals(0, fixture.library().listed(Set.of(), "", 10).entries().size());
        long revision = fixture.library().revision();
        fixture.library().add(closed, Visibility.PUBLIC);
        assertTrue(fixture.library().revision() > revision);
        assertEquals(2, fixture.library().search(everybody, "plan", "", 10).entries().size());
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
    void aDamagedDatabaseIsKeptAsideAndRebuiltWithItsShares() throws Exception {
        write(folder.resolve("f"), "content");
        Share share = fixture.share(folder);
        fixture.stop();
        Path database = temp.resolve("home/library.db");
        byte[] bytes = Files.readAllBytes(database);
        java.util.Arrays.fill(bytes, 0, 100, (byte) 7);
        Files.write(database, bytes);
        fixture.start();
        var rebuilt = fixture.events(ShareEvent.LibraryRebuilt.class).findFirst().orElseThrow();
        assertArrayEquals(bytes, Files.readAllBytes(rebuilt.kept()));
        assertEquals(share.id(), fixture.share(folder).id());
    }

    @Test
    void aDatabaseMarkedAsDamagedGivesItsSharesToTheNewOne() throws Exception {
        write(folder.resolve("f"), "content");
        Share share = fixture.share(folder, Visibility.CONTACTS);
        fixture.stop();
        Files.createFile(temp.resolve("home/library.db.damaged"));
        fixture.start();
        assertEquals(
                1,
                fixture.events(ShareEvent.LibraryRebuilt.class).findFirst().orElseThrow().shares());
        Share again = fixture.awaitState(folder, ShareState.READY);
        assertEquals(share, again);
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

    private List<String> search(String text) throws IOException {
        return fixture.library().search(ALL, text, "", 100).entries().stream()
                .map(LibraryEntry::name)
                .toList();
    }

    private void assertReason(ShareException.Reason reason, Path path) {
        var refused =
                assertThrows(
                        ShareException.class, () -> fixture.library().add(path, Visibility.PUBLIC));
        assertEquals(reason, refused.reason());
    }

    private static ContentId rootOf(String text) {
        return ContentId.of(io.godwit.core.crypto.Sha256.of(text.getBytes()));
    }
}
