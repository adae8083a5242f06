package io.godwit.core.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.event.EventSink;
import io.godwit.core.storage.StorageException.Reason;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Things in the download folder that are not ours, and somebody who swaps things while we work. */
class HostilePlacesTest {

    private static final long SEED = 5;
    private static final int SWAPS = 20_000;
    private static final Duration NO_BLOCKING = Duration.ofSeconds(2);

    @TempDir Path top;
    private Path folder;
    private Path outside;

    private final FileChunkStores stores =
            new FileChunkStores(
                    StorageSettings.DEFAULT.withReserve(0), EventSink.NONE, new SecureRandom());
    private final Content content =
            Content.ofFolder(Map.of("a/b/c", Content.random(1, 3000), "a/d", Content.random(2, 9)));

    @BeforeEach
    void folders() throws IOException {
        folder = Files.createDirectory(top.resolve("downloads"));
        outside = Files.createDirectory(top.resolve("outside"));
    }

    @AfterEach
    void end() {
        stores.close();
    }

    private ChunkStore open() throws StorageException {
        return stores.open(folder, "got", content.id(), content.manifest());
    }

    private Path staging() {
        return folder.resolve(StagingFolder.nameFor(content.id()));
    }

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

    private void fetchAll() throws IOException {
        try (ChunkStore store = open()) {
            content.putAll(store);
            store.publish();
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
    @DisplayName("FS-05 a parent swapped for a link again and again: not one byte outside")
    void swappedParent() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger swaps = new AtomicInteger();
        Thread racer =
                Thread.ofPlatform()
                        .start(() -> {
                            Random random = new Random(SEED);
                            for (int attempt = 0; !done.get(); attempt++) {
                                Path target =
                                        random.nextBoolean()
                                                ? staging()
                                                : staging().resolve("tree");
                                Path away = folder.resolve("away " + attempt);
                                if (swap(target, away)) {
                                    swaps.incrementAndGet();
                                }
                            }
                        });
        try {
            for (int round = 0; swaps.get() < SWAPS; round++) {
                tryOnce(round);
            }
        } finally {
            done.set(true);
            racer.join();
        }
        assertEquals(List.of(), everythingBelow(outside), "seed " + SEED);
    }

    /** Moves a folder away, puts a link to the outside in its place, and undoes that as far as the other side lets it. */
    private boolean swap(Path target, Path away) {
        boolean linked = false;
        try {
            Files.move(target, away, StandardCopyOption.ATOMIC_MOVE);
            Files.createSymbolicLink(target, outside);
            linked = true;
            Files.delete(target);
            Files.move(away, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Not there at this moment, or made anew by the other side; the next swap may succeed.
            Thread.onSpinWait();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return linked;
    }

    private void tryOnce(int round) throws IOException {
        try (ChunkStore store = open()) {
            content.putAll(store);
            if (round % 2 == 0) {
                store.publish();
            } else {
                store.discard();
            }
        } catch (StorageException e) {
            // Refused because of a swap: fine, as long as nothing is outside.
            assertFalse(e.getMessage().isEmpty());
        }
    }

    @Test
    void oneOfManyThreadsMakesAFolderAndTheOthersFindIt() throws Exception {
        try (DiskFolder top = SecureFolder.open(folder, new DirectWrites()).orElseThrow();
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Files.createDirectory(folder.resolve("staging"));
            DiskFolder staging = top.openFolder(List.of("staging"));
            for (int round = 0; round < 200; round++) {
                String name = "part-" + round;
                Callable<Integer> attempt = () -> makeAndFill(staging, name);
                int made = 0;
                for (var one : threads.invokeAll(Collections.nCopies(4, attempt))) {
                    made += one.get();
                }
                assertEquals(1, made, name);
                assertEquals(4, staging.list(List.of(name)).size(), name);
            }
            staging.close();
        }
    }

    private static int makeAndFill(DiskFolder staging, String name) throws IOException {
        int made = 0;
        try {
            staging.createFolder(List.of(name), DiskFolder.Access.USUAL);
            made = 1;
        } catch (FileAlreadyExistsException e) {
            // Another thread was first; its folder serves.
            assertEquals(name, e.getFile());
        }
        staging.create(List.of(name, UUID.randomUUID().toString()), DiskFolder.Access.USUAL)
                .close();
        return made;
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
                    java.nio.file.attribute.PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(staging())));
        }
    }

    @Test
    @DisplayName("FS-11 discarding at every state leaves exactly what was there before")
    void discardEverywhere() throws Exception {
        Files.writeString(folder.resolve("got"), "mine");
        List<String> before = everythingBelow(folder);
        for (int chunks = 0; chunks <= 2; chunks++) {
            ChunkStore store = open();
            for (int file = 0; file < chunks; file++) {
                content.put(store, file, 0);
            }
            if (chunks == 1) {
                store.close();
                store = open();
            }
            store.discard();
            assertEquals(before, everythingBelow(folder));
        }
    }

    @Test
    @DisplayName("FS-11 what is published belongs to the user: nothing of it is deleted any more")
    void discardAfterPublishing() throws Exception {
        Files.writeString(folder.resolve("got"), "mine");
        ChunkStore store = open();
        content.putAll(store);
        Path path = store.publish();
        List<String> published = everythingBelow(folder);
        store.discard();
        assertEquals(published, everythingBelow(folder));
        assertEquals("mine", Files.readString(folder.resolve("got")));
        assertArrayEquals(content.files().getFirst(), Files.readAllBytes(path.resolve("a/b/c")));
    }

    @Test
    @DisplayName("FS-11 a file of the user in our own folder outlives cancelling at every state")
    void discardLeavesForeignFilesAlone() throws Exception {
        for (int chunks = 0; chunks <= 2; chunks++) {
            ChunkStore store = open();
            for (int file = 0; file < chunks; file++) {
                content.put(store, file, 0);
            }
            Path mine = Files.writeString(staging().resolve("mine.txt"), "mine");
            store.discard();
            assertEquals("mine", Files.readString(mine), "after " + chunks);
            assertEquals(
                    List.of(staging().getFileName().toString(), folder.relativize(mine).toString()),
                    everythingBelow(folder));
            Files.delete(mine);
            Files.delete(staging());
        }
    }

    @Test
    @DisplayName(
            "FS-11 after a failure and cancelling, the same download starts again and ends well")
    void retryAfterFailure() throws Exception {
        Files.writeString(folder.resolve("other"), "mine");
        ChunkStore failed = open();
        content.put(failed, 0, 0);
        failed.close();
        open().discard();
        assertEquals(List.of("other"), children());
        try (ChunkStore store = open()) {
            content.putAll(store);
            store.publish();
            assertTrue(content.isRight(store));
        }
        assertEquals(List.of("got", "other"), children());
        assertEquals("mine", Files.readString(folder.resolve("other")));
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

    private List<String> children() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static List<String> everythingBelow(Path path) throws IOException {
        try (Stream<Path> found = Files.walk(path)) {
            return found.filter(one -> !one.equals(path))
                    .map(one -> path.relativize(one).toString())
                    .sorted()
                    .toList();
        }
    }
}
