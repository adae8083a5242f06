package io.godwit.core.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.event.EventSink;
import io.godwit.core.storage.StorageException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Things in the download folder that are not ours. */
class HostilePlacesTest extends DownloadFolderFixture {

    private static final Duration NO_BLOCKING = Duration.ofSeconds(20);

    private static Reason refused(Executable executable) {
        return assertTimeoutPreemptively(
                NO_BLOCKING, () -> assertThrows(StorageException.class, executable).reason());
    }

    private static void fifo(Path path) throws Exception {
        assertEquals(0, new ProcessBuilder("mkfifo", path.toString()).start().waitFor());
    }

    @Test
    @DisplayName("FS-05 a link where the staging folder should be is refused and not followed")
    void linkInsteadOfStaging() throws Exception {
        Files.createSymbolicLink(staging(), outside);
        assertEquals(Reason.IN_THE_WAY, refused(this::open));
        assertTrue(Files.isSymbolicLink(staging()));
        assertEquals(List.of(), everythingBelow(outside));
    }

    @Test
    @DisplayName("FS-05 links inside the staging folder are refused at resume and not followed")
    void linksInsideStaging() throws Exception {
        for (String name : List.of("journal", "lock", "tree")) {
            open().close();
            Path link = staging().resolve(name);
            Files.deleteIfExists(link);
            Path target = name.equals("tree") ? outside : outside.resolve("new");
            Files.createSymbolicLink(link, target);
            assertEquals(Reason.IN_THE_WAY, refused(this::fetchAll), name);
            assertEquals(List.of(), everythingBelow(outside), name);
            Files.delete(link);
        }
    }

    @Test
    @DisplayName(
            "FS-06 a FIFO, a file or a folder in the wrong place is refused without blocking and stays")
    void wrongKinds() throws Exception {
        fifo(staging());
        assertEquals(Reason.IN_THE_WAY, refused(this::open));
        Files.delete(staging());
        Files.writeString(staging(), "mine");
        assertEquals(Reason.IN_THE_WAY, refused(this::open));
        assertEquals("mine", Files.readString(staging()));
        Files.delete(staging());
        for (String name : List.of("journal", "lock", "tree")) {
            open().close();
            Path path = staging().resolve(name);
            Files.deleteIfExists(path);
            fifo(path);
            assertEquals(Reason.IN_THE_WAY, refused(this::fetchAll), name);
            Files.delete(path);
        }
        open().close();
        Files.createDirectories(staging().resolve("tree/a/b/c"));
        assertEquals(Reason.IN_THE_WAY, refused(this::fetchAll));
    }

    @Test
    @DisplayName("FS-06 a hard link to the user's file at the final name is a name that is taken")
    void hardLink() throws Exception {
        Path precious = Files.writeString(outside.resolve("precious"), "mine");
        Files.createLink(folder.resolve("got"), precious);
        fetchAll();
        assertEquals("mine", Files.readString(precious));
        assertTrue(Files.isDirectory(folder.resolve("got (1)")));
    }

    @Test
    @DisplayName(
            "FS-10 links, FIFOs, files and folders at the final name are left alone; the download gets a number")
    void takenNames() throws Exception {
        Content file = Content.ofFile(Content.random(3, 10));
        Files.createSymbolicLink(folder.resolve("x.tar.gz"), outside.resolve("dangling"));
        fifo(folder.resolve("x (1).tar.gz"));
        Files.createDirectory(folder.resolve("x (2).tar.gz"));
        Files.writeString(folder.resolve("x (3).tar.gz"), "mine");
        try (ChunkStore store = stores.open(folder, "x.tar.gz", file.id(), file.manifest())) {
            file.putAll(store);
            assertEquals(
                    "x (4).tar.gz",
                    assertTimeoutPreemptively(NO_BLOCKING, store::publish)
                            .getFileName()
                            .toString());
        }
        assertTrue(Files.isSymbolicLink(folder.resolve("x.tar.gz")));
        assertEquals("mine", Files.readString(folder.resolve("x (3).tar.gz")));
        assertEquals(List.of(), everythingBelow(outside));
    }

    @Test
    @DisplayName("FS-10 a target that appears during the transfer is not replaced")
    void targetAppears() throws Exception {
        try (ChunkStore store = open()) {
            content.putAll(store);
            Files.createDirectory(folder.resolve("got"));
            Files.writeString(folder.resolve("got/mine"), "mine");
            assertEquals("got (1)", store.publish().getFileName().toString());
        }
        assertEquals(List.of("mine"), everythingBelow(folder.resolve("got")));
    }

    @Test
    void clearsTheFolderThatACrashLeftBesideTheStagingFolder() throws Exception {
        open().close();
        Path left = folder.resolve(DiskFolder.nurseryOf(StagingFolder.nameFor(content.id())));
        Files.createDirectory(left);
        fetchAll();
        assertEquals(List.of("got"), children());
    }

    @Test
    @DisplayName("FS-10 a file where the download folder should be says so")
    void fileInsteadOfFolder() throws Exception {
        Files.writeString(folder.resolve("file"), "mine");
        assertEquals(
                Reason.IN_THE_WAY,
                refused(() ->
                        stores.open(
                                folder.resolve("file"), "x", content.id(), content.manifest())));
    }

    @Test
    @DisplayName("KEY the staging folder is for its owner alone")
    void ownerOnly() throws Exception {
        try (ChunkStore store = open()) {
            content.putAll(store);
            assertEquals(
                    "rwx------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(staging())));
        }
    }

    @Test
    void goesByPathWhereTheSystemCannotDoBetter() throws Exception {
        DiskFolder byPath = new PathFolder(folder);
        var settings = StorageSettings.DEFAULT.withReserve(0);
        try (FileChunkStores plain =
                        new FileChunkStores(
                                settings,
                                EventSink.NONE,
                                new SecureRandom(),
                                path -> byPath,
                                new ManualScheduler());
                ChunkStore store = plain.open(folder, "got", content.id(), content.manifest())) {
            content.putAll(store);
            assertTrue(content.isRight(store));
            store.publish();
            assertTrue(content.isRight(store));
        }
        assertEquals(List.of("got"), children());
        assertArrayEquals(
                content.files().getFirst(), Files.readAllBytes(folder.resolve("got/a/b/c")));
        Files.createSymbolicLink(folder.resolve("link"), outside);
        assertThrows(
                ForeignEntryException.class,
                () -> byPath.create(List.of("link", "x"), DiskFolder.Access.USUAL));
        assertThrows(ForeignEntryException.class, () -> byPath.open(List.of("link")));
        assertThrows(ForeignEntryException.class, () -> byPath.deleteFolder(List.of("link")));
    }
}
