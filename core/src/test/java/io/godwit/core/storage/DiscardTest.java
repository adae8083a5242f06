package io.godwit.core.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is left in the download folder when a download is given up, at every state of it. */
class DiscardTest extends DownloadFolderFixture {

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
}
