package io.godwit.core.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.event.EventSink;
import io.godwit.core.storage.StorageException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbandonedTest {

    private static final int MIB = 1 << 20;

    @TempDir Path folder;

    private final FileChunkStores stores =
            new FileChunkStores(
                    StorageSettings.DEFAULT.withReserve(0), EventSink.NONE, new SecureRandom());
    private final Content file = Content.ofFile(Content.random(1, 3 * MIB));
    private final Content tree =
            Content.ofFolder(
                    Map.of(
                            "a/b/c.bin",
                            Content.random(2, 2 * MIB + 1),
                            "a/small",
                            Content.random(3, 100),
                            "nothing/",
                            new byte[0]));

    @BeforeEach
    void other() throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "mine");
    }

    @AfterEach
    void end() {
        stores.close();
    }

    /** Something of it, as an attempt that ended leaves it. */
    private Path leave(Content content) throws StorageException {
        try (ChunkStore store = open(content)) {
            store.keepLayer(0, content.layers().getFirst());
            content.put(store, 0, 1);
        }
        return staging(content);
    }

    private ChunkStore open(Content content) throws StorageException {
        return stores.open(folder, "name", content.id(), content.manifest());
    }

    private Path staging(Content content) {
        return folder.resolve(StagingFolder.nameFor(content.id()));
    }

    private boolean discard(Content content) throws StorageException {
        return stores.discard(folder, content.id());
    }

    private Reason refusal(Content content) {
        return assertThrows(StorageException.class, () -> discard(content)).reason();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void nothingOfAFileStays() throws Exception {
        leave(file);
        assertTrue(discard(file));
        assertEquals(List.of("mine.txt"), names());
        assertFalse(discard(file));
    }

    @Test
    void nothingOfAFolderStays() throws Exception {
        leave(tree);
        assertTrue(discard(tree));
        assertEquals(List.of("mine.txt"), names());
    }

    @Test
    void whereNothingIsNothingHappens() throws Exception {
        assertFalse(discard(file));
        assertFalse(stores.discard(folder.resolve("gone"), file.id()));
        assertEquals(List.of("mine.txt"), names());
    }

    @Test
    void whatIsOpenStaysAndGoesOn() throws Exception {
        try (ChunkStore store = open(file)) {
            file.put(store, 0, 0);
            assertEquals(Reason.IN_USE, refusal(file));
            file.putAll(store);
            store.publish();
        }
        assertEquals(List.of("mine.txt", "name"), names());
    }

    @Test
    void whatSomebodyPutInStays() throws Exception {
        Path staging = leave(tree);
        Path theirs = staging.resolve("tree/a/diary.txt");
        Files.writeString(theirs, "theirs");
        assertTrue(discard(tree));
        assertEquals("theirs", Files.readString(theirs));
        assertFalse(Files.exists(staging.resolve("tree/a/b")));
        assertFalse(Files.exists(staging.resolve("journal")));
    }

    @Test
    void folderOfAnotherDownloadStays() throws Exception {
        Path other = leave(tree);
        Files.move(other, staging(file));
        assertEquals(Reason.IN_THE_WAY, refusal(file));
        assertTrue(Files.exists(staging(file).resolve("tree/a/b/c.bin")));
        assertTrue(Files.exists(staging(file).resolve("journal")));
    }

    @Test
    void folderWithoutItsManifestStays() throws Exception {
        Path staging = leave(tree);
        Path manifest = staging.resolve("manifest");
        byte[] whole = Files.readAllBytes(manifest);
        byte[] changed = whole.clone();
        changed[whole.length / 2] ^= 1;
        Files.write(manifest, changed);
        assertEquals(Reason.CORRUPT, refusal(tree));
        Files.delete(manifest);
        assertEquals(Reason.CORRUPT, refusal(tree));
        assertTrue(Files.exists(staging.resolve("tree/a/b/c.bin")));
        try (ChunkStore store = open(tree)) {
            assertEquals(1, store.verified(0).count(), "the download can still go on");
        }
        assertArrayEquals(whole, Files.readAllBytes(manifest), "and keeps it now");
        assertTrue(discard(tree));
    }

    @Test
    void linkInPlaceOfTheFolderIsNotFollowed() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("part"), "theirs");
        Files.createSymbolicLink(staging(file), elsewhere);
        assertFalse(discard(file));
        assertEquals("theirs", Files.readString(elsewhere.resolve("part")));
    }

    @Test
    void whatWasPublishedStaysWhenOnlyTheStagingFolderIsLeft() throws Exception {
        try (ChunkStore store = open(file)) {
            file.putAll(store);
            store.publish();
        }
        Path staging = Files.createDirectory(staging(file));
        Files.createFile(staging.resolve("lock"));
        assertTrue(discard(file));
        assertEquals(List.of("mine.txt", "name"), names());
        assertArrayEquals(file.files().getFirst(), Files.readAllBytes(folder.resolve("name")));
    }
}
