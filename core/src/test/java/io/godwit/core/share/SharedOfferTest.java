package io.godwit.core.share;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ChunkLayer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large files that are shared alone, before, while and after they are indexed. */
class SharedOfferTest {

    /** More than is hashed in one go, so that it is offered; all but one byte of it a hole. */
    private static final long SIZE = (65L << 20) + 9;

    @TempDir Path temp;
    private Path folder;
    private Path large;
    private LibraryFixture fixture;

    @BeforeEach
    void open() throws IOException {
        folder = Files.createDirectory(temp.toRealPath().resolve("files"));
        large = folder.resolve("image.bin");
        try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
            sparse.setLength(SIZE);
            sparse.seek(3L << 20);
            sparse.write(7);
        }
        fixture = new LibraryFixture(temp.toRealPath().resolve("library"), false);
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
    }

    private SharedOffer offer(ContentId id) throws IOException {
        return fixture.library().offer(id).orElseThrow();
    }

    private ContentId added() throws IOException {
        fixture.library().add(large, Visibility.CONTACTS);
        return fixture.library().offer(large).orElseThrow().id();
    }

    @Test
    void isThereAtOnceAndCanBeReadBeforeAnythingIsHashed() throws IOException {
        SharedOffer offer = offer(added());
        assertEquals("image.bin", offer.name());
        assertEquals(SIZE, offer.layout().size());
        assertEquals(Visibility.CONTACTS, offer.visibility());
        byte[] read = new byte[2];
        offer.read(3, 0, read, 0, 2);
        assertArrayEquals(new byte[] {7, 0}, read);
    }

    @Test
    void leadsToTheRootWhenTheFileIsIndexed() throws IOException {
        SharedOffer offer = offer(added());
        Share ready = fixture.awaitState(large, ShareState.READY);
        for (SharedOffer found : List.of(offer, offer(offer.id()))) {
            ChunkLayer layer = found.layer().orElseThrow();
            assertEquals(ready.id().orElseThrow(), layer.root());
            assertEquals(ready.id(), found.root());
            assertArrayEquals(layer.packed(), found.hashes(0, Integer.MAX_VALUE));
            assertEquals(32, found.hashes(65 * 32, 64).length);
            assertEquals(0, found.hashes(66 * 32, 64).length);
        }
        assertEquals(List.of(large), fixture.library().sharesWith(offer.id()));
    }

    @Test
    void isTheSameAfterARestartInTheMiddle() throws IOException {
        ContentId id = added();
        fixture.restart();
        assertEquals(id, fixture.library().offer(large).orElseThrow().id());
        Share ready = fixture.awaitState(large, ShareState.READY);
        assertEquals(ready.id().orElseThrow(), offer(id).layer().orElseThrow().root());
    }

    @Test
    void endsWhenTheFileChanges() throws IOException {
        ContentId id = added();
        fixture.awaitState(large, ShareState.READY);
        SharedOffer before = offer(id);
        Files.write(large, new byte[] {1}, StandardOpenOption.APPEND);
        for (SharedOffer offer : List.of(before, offer(id))) {
            assertEquals(
                    ShareException.Reason.CHANGED,
                    assertThrows(ShareException.class, () -> offer.read(0, 0, new byte[1], 0, 1))
                            .reason());
        }
        fixture.library().rescan();
        fixture.await(() -> fixture.only(large).size() == SIZE + 1);
        SharedOffer after = offer(id);
        assertEquals(
                ShareException.Reason.CHANGED,
                assertThrows(ShareException.class, after::layer).reason());
    }

    @Test
    void anOldNameOfAFileThatChangedMakesNoWork() throws IOException {
        ContentId id = added();
        fixture.awaitState(large, ShareState.READY);
        Files.write(large, new byte[] {1}, StandardOpenOption.APPEND);
        fixture.library().rescan();
        fixture.await(() -> fixture.only(large).size() == SIZE + 1);
        // A library that starts and finds nothing changed leaves its revision alone.
        fixture.restart();
        long revision = fixture.library().revision();
        for (int i = 0; i < 10; i++) {
            SharedOffer old = offer(id);
            assertEquals(
                    ShareException.Reason.CHANGED,
                    assertThrows(ShareException.class, () -> old.read(0, 0, new byte[1], 0, 1))
                            .reason());
        }
        assertEquals(revision, fixture.library().revision());
        assertEquals(0, fixture.events(ShareEvent.FileChanged.class).count());
    }

    @Test
    void endsWithTheShare() throws IOException {
        ContentId id = added();
        fixture.library().remove(large);
        assertTrue(fixture.library().offer(id).isEmpty());
        assertNotEquals(id, added(), "and is not made again");
    }

    @Test
    void smallFilesAndFoldersAreNotOffered() throws IOException {
        Path small = LibraryFixture.write(folder.resolve("small.txt"), "text");
        for (Path path : List.of(small, folder)) {
            fixture.library().add(path, Visibility.PUBLIC);
            assertTrue(fixture.library().offer(path).isEmpty(), path + " is offered");
        }
    }

    @Test
    void fileThatIsGoneIsNotFound() throws IOException {
        ContentId id = added();
        fixture.stop();
        Files.delete(large);
        fixture.start();
        SharedOffer offer = offer(id);
        fixture.awaitState(large, ShareState.MISSING);
        assertEquals(
                ShareException.Reason.NOT_FOUND,
                assertThrows(ShareException.class, () -> offer.read(0, 0, new byte[1], 0, 1))
                        .reason());
        assertFalse(fixture.library().offer(new ContentId(1, 2, 3, 4)).isPresent());
    }
}
