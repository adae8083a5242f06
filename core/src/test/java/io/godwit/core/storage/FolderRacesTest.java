package io.godwit.core.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Somebody who swaps things while we work, and many of our own threads at the same folder. */
class FolderRacesTest extends DownloadFolderFixture {

    private static final long SEED = 5;
    private static final int SWAPS = 20_000;

    /** What would be opened, written or deleted outside if a link were followed. */
    private static final List<String> NAMED_AS_OURS =
            List.of(
                    "journal",
                    "lock",
                    "manifest",
                    "part",
                    "publishing",
                    "a/b/c",
                    "a/d",
                    "tree/a/b/c",
                    "tree/a/d");

    @Test
    @DisplayName(
            "FS-05 FS-11 a parent swapped for a link again and again: nothing outside is made, changed or deleted")
    void swappedParent() throws Exception {
        for (String name : NAMED_AS_OURS) {
            Path file = outside.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "mine: " + name);
        }
        Map<String, String> before = contents(outside);
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
        assertEquals(before, contents(outside), "seed " + SEED);
    }

    private static Map<String, String> contents(Path top) throws IOException {
        Map<String, String> found = new TreeMap<>();
        for (String name : everythingBelow(top)) {
            Path path = top.resolve(name);
            found.put(name, Files.isDirectory(path) ? "" : Files.readString(path));
        }
        return found;
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
}
