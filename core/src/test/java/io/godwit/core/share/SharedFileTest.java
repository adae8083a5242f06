package io.godwit.core.share;

import static io.godwit.core.share.LibraryFixture.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.share.ShareEvent.FileChanged;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files that change or vanish while they are served. */
@Timeout(60)
class SharedFileTest extends SharedFolderFixture {

    SharedFileTest() {
        super(false);
    }

    @Test
    void aFileThatChangedIsWithheldUntilItIsIndexedAnew() throws Exception {
        Path file = write(folder.resolve("f"), "before");
        Share before = fixture.share(folder);
        ContentId root = fixture.rootOf(before, "f");
        SharedFile served = fixture.library().file(root).orElseThrow();
        served.read(0, 0, new byte[6], 0, 6);

        touchLater(write(file, "behind"));

        assertReason(ShareException.Reason.CHANGED, served);
        assertReason(ShareException.Reason.CHANGED, served);
        assertTrue(fixture.library().file(root).isEmpty());
        assertEquals(file, fixture.events(FileChanged.class).findFirst().orElseThrow().path());
        Share after = fixture.awaitChange(before);
        assertEquals("behind", new String(fixture.fetch(fixture.rootOf(after, "f"))));
        assertReason(ShareException.Reason.CHANGED, served);
    }

    @Test
    @DisplayName("a source changed while it is read, a hundred times, is found out a hundred times")
    void everyChangeIsFoundOut() throws Exception {
        Path file = write(folder.resolve("f"), "content 000");
        Share share = fixture.share(folder);
        for (int i = 1; i <= 100; i++) {
            SharedFile served = fixture.library().file(fixture.rootOf(share, "f")).orElseThrow();
            served.read(0, 0, new byte[11], 0, 11);
            write(file, "content %03d".formatted(i));
            Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000L + i));
            assertReason(ShareException.Reason.CHANGED, served);
            share = fixture.awaitChange(share);
        }
        assertEquals("content 100", new String(fixture.fetch(fixture.rootOf(share, "f"))));
    }

    @Test
    void aFileReplacedByAnotherWithTheSameSizeAndTimeIsWithheld() throws Exception {
        Path file = write(folder.resolve("f"), "before");
        ContentId root = fixture.rootOf(fixture.share(folder), "f");
        SharedFile served = fixture.library().file(root).orElseThrow();
        Path other = write(temp.resolve("other"), "behind");
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        assertReason(ShareException.Reason.CHANGED, served);
    }

    @Test
    void aFileThatWasCutShortIsWithheld() throws Exception {
        Path file = Files.write(folder.resolve("f"), new byte[100_000]);
        ContentId root = fixture.rootOf(fixture.share(folder), "f");
        SharedFile served = fixture.library().file(root).orElseThrow();
        served.read(0, 0, new byte[10], 0, 10);
        try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
            cut.setLength(50);
        }
        assertReason(ShareException.Reason.CHANGED, served);
    }

    @Test
    void aFileThatVanishedIsGoneFromTheLibraryToo() throws Exception {
        Path file = write(folder.resolve("f"), "content");
        write(folder.resolve("g"), "other");
        Share before = fixture.share(folder);
        ContentId root = fixture.rootOf(before, "f");
        SharedFile served = fixture.library().file(root).orElseThrow();
        served.read(0, 0, new byte[7], 0, 7);
        Files.delete(file);
        assertReason(ShareException.Reason.NOT_FOUND, served);
        assertTrue(fixture.library().file(root).isEmpty());
        Share after = fixture.awaitChange(before);
        assertEquals(1, after.files());
    }

    @Test
    void anEqualCopyTakesThePlaceOfOneThatChanged() throws Exception {
        Path file = write(folder.resolve("a"), "content");
        write(folder.resolve("b"), "content");
        ContentId root = fixture.rootOf(fixture.share(folder), "a");
        SharedFile served = fixture.library().file(root).orElseThrow();
        touchLater(write(file, "changed"));
        byte[] data = new byte[7];
        served.read(0, 0, data, 0, 7);
        assertEquals("content", new String(data));
        assertEquals("content", new String(fixture.fetch(root)));
    }

    @Test
    void anInterruptedReaderDoesNotDisturbTheOthers() throws Exception {
        ContentId root = fixture.share(write(folder.resolve("f"), "content")).id().orElseThrow();
        SharedFile served = fixture.library().file(root).orElseThrow();
        for (int i = 0; i < 20; i++) {
            CountDownLatch ended = new CountDownLatch(1);
            Thread reader =
                    Thread.ofVirtual()
                            .start(() -> {
                                Thread.currentThread().interrupt();
                                try {
                                    served.read(0, 0, new byte[7], 0, 7);
                                } catch (ShareException interrupted) {
                                    // Its own fault.
                                } finally {
                                    ended.countDown();
                                }
                            });
            byte[] data = new byte[7];
            served.read(0, 0, data, 0, 7);
            assertEquals("content", new String(data));
            ended.await();
            reader.join();
        }
    }

    @Test
    @DisplayName("SZ reads outside a chunk or the target are refused before the file is touched")
    void readsOutsideAChunkAreRefused() throws Exception {
        ContentId root = fixture.share(write(folder.resolve("f"), "content")).id().orElseThrow();
        SharedFile served = fixture.library().file(root).orElseThrow();
        int[][] ranges = {
            {-1, 0, 1},
            {1, 0, 1},
            {0, -1, 1},
            {0, 0, 8},
            {0, 7, 1},
            {0, 0, -1},
            {Integer.MAX_VALUE, 0, 1},
            {0, Integer.MAX_VALUE, Integer.MAX_VALUE}
        };
        for (int[] r : ranges) {
            assertThrows(
                    IndexOutOfBoundsException.class,
                    () -> served.read(r[0], r[1], new byte[100], 0, r[2]));
        }
        assertThrows(IndexOutOfBoundsException.class, () -> served.read(0, 0, new byte[3], 0, 7));
    }

    @Test
    void nothingIsServedAfterTheLibraryIsClosed() throws Exception {
        write(folder.resolve("f"), "content");
        fixture.share(folder);
        fixture.library().close();
        var refused = assertThrows(ShareException.class, () -> fixture.library().shares());
        assertEquals(ShareException.Reason.CLOSED, refused.reason());
    }

    private static void touchLater(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_234_567_890_123L));
    }

    private static void assertReason(ShareException.Reason reason, SharedFile file) {
        int size = (int) Math.min(10, file.layout().size());
        var refused =
                assertThrows(ShareException.class, () -> file.read(0, 0, new byte[size], 0, size));
        assertEquals(reason, refused.reason());
    }
}
