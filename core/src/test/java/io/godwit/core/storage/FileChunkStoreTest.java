package io.godwit.core.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.storage.StorageException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class FileChunkStoreTest {

    private static final int MIB = 1 << 20;

    @TempDir Path folder;

    private final List<StorageEvent> events = new ArrayList<>();
    private final FileChunkStores stores = newStores();

    private FileChunkStores newStores() {
        return newStores(StorageSettings.DEFAULT.withReserve(0));
    }

    private FileChunkStores newStores(StorageSettings settings) {
        return new FileChunkStores(
                settings, event -> events.add((StorageEvent) event), new SecureRandom());
    }

    @AfterEach
    void end() {
        stores.close();
    }

    private ChunkStore open(Content content, String name) throws StorageException {
        return stores.open(folder, name, content.id(), content.manifest());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void publishesASingleFileUnderItsNameAndLeavesNothingElse() throws Exception {
        Content content = Content.ofFile(Content.random(1, 3 * MIB + 5));
        try (ChunkStore store = open(content, "a.bin")) {
            content.putAll(store);
            assertTrue(content.isRight(store));
            assertEquals(List.of(StagingFolder.nameFor(content.id())), names());
            Path path = store.publish();
            assertEquals(folder.toRealPath().resolve("a.bin"), path);
            assertArrayEquals(content.files().getFirst(), Files.readAllBytes(path));
            assertTrue(content.isRight(store));
            assertEquals(path, store.publish());
        }
        assertEquals(List.of("a.bin"), names());
    }

    @Test
    void publishesWhatWasWrittenPastTheCache() throws Exception {
        Content content = Content.ofFile(Content.random(1, 5 * MIB + 5));
        StorageSettings direct = StorageSettings.DEFAULT.withReserve(0).withDirectFrom(0);
        try (FileChunkStores others = newStores(direct);
                ChunkStore store = others.open(folder, "a", content.id(), content.manifest())) {
            content.put(store, 0, 5);
            content.put(store, 0, 2);
        }
        try (FileChunkStores others = newStores(direct);
                ChunkStore store = others.open(folder, "a", content.id(), content.manifest())) {
            assertEquals(MIB + 5, store.resumedBytes());
            content.putAll(store);
            assertTrue(content.isRight(store));
            store.publish();
        }
        assertArrayEquals(content.files().getFirst(), Files.readAllBytes(folder.resolve("a")));
    }

    @Test
    void manySmallFilesArriveWholeAndAreResumed() throws Exception {
        Map<String, byte[]> files = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            files.put("d" + i % 40 + "/e/f" + i, Content.random(i, 1 + 13 * i));
        }
        Content content = Content.ofFolder(files);
        try (ChunkStore store = open(content, "many")) {
            for (int file = 0; file < 200; file++) {
                content.put(store, file, 0);
            }
            assertTrue(content.isRight(store));
        }
        try (ChunkStore store = open(content, "many")) {
            long kept = 0;
            for (int file = 0; file < 200; file++) {
                kept += content.files().get(file).length;
            }
            assertEquals(kept, store.resumedBytes());
            content.putAll(store);
            store.publish();
            assertTrue(content.isRight(store));
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path copy = folder.resolve("many").resolve(file.getKey());
            assertArrayEquals(file.getValue(), Files.readAllBytes(copy));
        }
        assertEquals(List.of("many"), names());
    }

    @Test
    void publishesAFolderWithEmptyFilesAndFolders() throws Exception {
        Content content =
                Content.ofFolder(
                        Map.of(
                                "a/b/c.bin",
                                Content.random(2, 2 * MIB + 1),
                                "a/empty.txt",
                                new byte[0],
                                "nothing/",
                                new byte[0],
                                "small",
                                Content.random(3, 100)));
        try (ChunkStore store = open(content, "photos")) {
            content.putAll(store);
            store.publish();
            assertTrue(content.isRight(store));
        }
        Path top = folder.resolve("photos");
        assertEquals(List.of("photos"), names());
        assertArrayEquals(
                Content.random(2, 2 * MIB + 1), Files.readAllBytes(top.resolve("a/b/c.bin")));
        assertEquals(0, Files.size(top.resolve("a/empty.txt")));
        assertTrue(Files.isDirectory(top.resolve("nothing")));
        assertEquals(100, Files.size(top.resolve("small")));
    }

    @Test
    void publishesAnEmptyFileAndAnEmptyFolder() throws Exception {
        Content file = Content.ofFile(new byte[0]);
        try (ChunkStore store = open(file, "empty")) {
            store.publish();
        }
        Content none = Content.ofFolder(Map.of());
        try (ChunkStore store = open(none, "none")) {
            store.publish();
        }
        assertEquals(List.of("empty", "none"), names());
        assertEquals(0, Files.size(folder.resolve("empty")));
    }

    @Test
    void refusesToPublishWhileAChunkIsMissing() throws Exception {
        Content content = Content.ofFile(Content.random(4, 2 * MIB));
        try (ChunkStore store = open(content, "a")) {
            content.put(store, 0, 1);
            assertThrows(IllegalStateException.class, store::publish);
        }
    }

    @Test
    void goesOnWhereItWasAfterAnOrderlyEnd() throws Exception {
        Content content = Content.ofFile(Content.random(5, 5 * MIB));
        try (ChunkStore store = open(content, "a")) {
            content.put(store, 0, 1);
            content.put(store, 0, 4);
        }
        try (ChunkStore store = open(content, "a")) {
            assertEquals(2 * MIB, store.resumedBytes());
            assertTrue(store.verified(0).get(1) && store.verified(0).get(4));
            content.putAll(store);
            assertEquals(2 * MIB, store.resumedBytes());
            assertEquals(5 * MIB, store.verifiedBytes());
            store.publish();
        }
        assertEquals(List.of(new StorageEvent.Resumed(content.id(), 2 * MIB, 0, 0)), events);
        assertArrayEquals(content.files().getFirst(), Files.readAllBytes(folder.resolve("a")));
    }

    @Test
    void keepsLayersForTheNextRun() throws Exception {
        Content content = Content.ofFile(Content.random(6, 2 * MIB));
        try (ChunkStore store = open(content, "a")) {
            assertTrue(store.layer(0).isEmpty());
            store.keepLayer(0, content.layers().getFirst());
            store.keepLayer(0, content.layers().getFirst());
        }
        try (ChunkStore store = open(content, "a")) {
            assertArrayEquals(
                    content.layers().getFirst().packed(), store.layer(0).orElseThrow().packed());
        }
        Content other = Content.ofFile(Content.random(7, 2 * MIB));
        try (ChunkStore store = open(content, "a")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> store.keepLayer(0, other.layers().getFirst()));
        }
    }

    @Test
    void dropsALayerThatWasDamagedOnDisk() throws Exception {
        Content content = Content.ofFile(Content.random(6, 2 * MIB));
        try (ChunkStore store = open(content, "a")) {
            store.keepLayer(0, content.layers().getFirst());
            Path layer = folder.resolve(StagingFolder.nameFor(content.id())).resolve("layers/0");
            byte[] bytes = Files.readAllBytes(layer);
            bytes[5] ^= 1;
            Files.write(layer, bytes);
            assertTrue(store.layer(0).isEmpty());
        }
    }

    @Test
    void aFileOfOneChunkHasItsLayerByItsRoot() throws Exception {
        Content content = Content.ofFile(Content.random(8, 1000));
        try (ChunkStore store = open(content, "a")) {
            assertEquals(content.id(), store.layer(0).orElseThrow().root());
        }
    }

    @Test
    void isInUseWhileItIsOpen() throws Exception {
        Content content = Content.ofFile(Content.random(9, 1000));
        try (ChunkStore store = open(content, "a");
                FileChunkStores others = newStores()) {
            assertEquals(0, store.verifiedBytes());
            assertEquals(Reason.IN_USE, refused(() -> open(content, "b")));
            assertEquals(
                    Reason.IN_USE,
                    refused(() -> others.open(folder, "c", content.id(), content.manifest())));
        }
        open(content, "a").close();
    }

    private static Reason refused(Executable executable) {
        return assertThrows(StorageException.class, executable).reason();
    }

    @Test
    void discardsItsOwnFilesOnly() throws Exception {
        Content content =
                Content.ofFolder(Map.of("a/x", Content.random(1, 9), "b", Content.random(2, 9)));
        Path staging = folder.resolve(StagingFolder.nameFor(content.id()));
        ChunkStore store = open(content, "f");
        content.putAll(store);
        Files.writeString(folder.resolve("f"), "mine");
        Files.writeString(staging.resolve("tree/a/note"), "mine too");
        store.discard();
        store.close();
        assertEquals("mine", Files.readString(folder.resolve("f")));
        assertEquals("mine too", Files.readString(staging.resolve("tree/a/note")));
        assertFalse(Files.exists(staging.resolve("tree/b")));
        assertFalse(Files.exists(staging.resolve("journal")));
    }

    @Test
    void whatSomebodyPutAmongTheLayersKeepsNothingFromBeingPublished() throws Exception {
        Content content = Content.ofFile(Content.random(14, 2 * MIB));
        Path layers = folder.resolve(StagingFolder.nameFor(content.id())).resolve("layers");
        try (ChunkStore store = open(content, "a")) {
            content.putAll(store);
            Files.writeString(layers.resolve("note"), "theirs");
            Files.createDirectory(layers.resolve("7"));
            assertEquals(folder.toRealPath().resolve("a"), store.publish());
        }
        assertArrayEquals(content.files().getFirst(), Files.readAllBytes(folder.resolve("a")));
        assertEquals("theirs", Files.readString(layers.resolve("note")));
        assertFalse(Files.exists(layers.resolve("0")));
    }

    @Test
    void discardLeavesNothingWhenNobodyPutAnythingIn() throws Exception {
        Content content =
                Content.ofFolder(Map.of("a/x", Content.random(1, 2 * MIB), "e/", new byte[0]));
        ChunkStore store = open(content, "f");
        content.putAll(store);
        store.discard();
        assertEquals(List.of(), names());
        assertEquals(Reason.IO_ERROR, refused(() -> content.isRight(store)));
    }

    @Test
    void aPutAfterCloseIsRefused() throws Exception {
        Content content = Content.ofFile(Content.random(9, 1000));
        ChunkStore store = open(content, "a");
        store.close();
        store.close();
        assertEquals(Reason.IO_ERROR, refused(() -> content.put(store, 0, 0)));
    }

    @Test
    void anInterruptNeitherLosesAChunkNorBreaksTheChunksOfOthers() throws Exception {
        Content content = Content.ofFile(Content.random(10, 40 * MIB));
        try (ChunkStore store = open(content, "a")) {
            List<Thread> threads = new ArrayList<>();
            for (int start = 0; start < 4; start++) {
                int first = start;
                threads.add(
                        Thread.startVirtualThread(() -> {
                            for (int chunk = first; chunk < 40; chunk += 4) {
                                Thread.currentThread().interrupt();
                                putOrFail(content, store, chunk);
                                assertTrue(Thread.interrupted());
                            }
                        }));
            }
            for (Thread thread : threads) {
                for (int i = 0; i < 50; i++) {
                    thread.interrupt();
                }
                thread.join();
            }
            assertTrue(content.isRight(store));
            store.publish();
        }
        assertArrayEquals(content.files().getFirst(), Files.readAllBytes(folder.resolve("a")));
    }

    private static void putOrFail(Content content, ChunkStore store, int chunk) {
        try {
            content.put(store, 0, chunk);
        } catch (StorageException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void onlyWhatTheManifestCallsExecutableIsAndNeverALauncher() throws Exception {
        Content content = Content.ofFile(Content.random(11, 100), true);
        try (ChunkStore store = open(content, "tool")) {
            content.putAll(store);
            assertTrue(Files.isExecutable(store.publish()));
        }
        try (ChunkStore store = open(content, "FS-04 game.desktop")) {
            content.putAll(store);
            assertFalse(Files.isExecutable(store.publish()));
        }
        Content plain = Content.ofFile(Content.random(12, 100));
        try (ChunkStore store = open(plain, "plain")) {
            plain.putAll(store);
            assertFalse(Files.isExecutable(store.publish()));
        }
    }

    @Test
    @DisplayName(
            "FS-04 a name that would be hidden is published where it can be seen, and that is told")
    void nothingIsHiddenInTheDownloadFolder() throws Exception {
        Content content = Content.ofFile(Content.random(13, 100));
        try (ChunkStore store = open(content, ".bashrc")) {
            content.putAll(store);
            assertEquals("_.bashrc", store.publish().getFileName().toString());
        }
        assertEquals(
                List.of(new RenamedName(".bashrc", "_.bashrc")),
                events.stream()
                        .filter(StorageEvent.Renamed.class::isInstance)
                        .map(event -> ((StorageEvent.Renamed) event).names())
                        .findFirst()
                        .orElseThrow());
    }
}
