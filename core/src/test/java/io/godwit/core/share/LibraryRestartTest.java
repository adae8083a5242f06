package io.godwit.core.share;

import static io.godwit.core.share.LibraryFixture.rootOf;
import static io.godwit.core.share.LibraryFixture.write;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.share.ShareEvent.ShareIndexed;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A library that is opened again, with its database whole or damaged. */
@Timeout(60)
class LibraryRestartTest extends SharedFolderFixture {

    LibraryRestartTest() {
        super(false);
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
        // Told just after it can be seen.
        await().untilAsserted(() -> assertEquals(1, fixture.events(ShareIndexed.class).count()));
    }

    @Test
    void aDamagedDatabaseIsKeptAsideAndRebuiltWithItsShares() throws Exception {
        write(folder.resolve("f"), "content");
        Share share = fixture.share(folder);
        fixture.stop();
        Path database = temp.resolve("home/library.db");
        byte[] bytes = Files.readAllBytes(database);
        Arrays.fill(bytes, 0, 100, (byte) 7);
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
    void damageInTheListOfSharesIsMendedByTheStartThatFindsIt() throws Exception {
        write(folder.resolve("f"), "content");
        Share share = fixture.share(folder, Visibility.CONTACTS);
        fixture.stop();
        try (LibraryConnection damaged =
                LibraryConnection.open(temp.resolve("home/library.db"), false)) {
            damaged.execute("UPDATE share SET content = x'0102'");
        }

        fixture.start();

        assertEquals(1, fixture.events(ShareEvent.LibraryRebuilt.class).count());
        assertEquals(share, fixture.awaitState(folder, ShareState.READY));
    }

    @Test
    void hashesOfChunksThatAreDamagedAreMadeAnewAtTheNextStart() throws Exception {
        byte[] content = new byte[(1 << ChunkLayout.DEFAULT_SHIFT) + 1];
        Files.write(folder.resolve("f"), content);
        ContentId root = fixture.rootOf(fixture.share(folder), "f");
        fixture.stop();
        try (LibraryConnection damaged =
                LibraryConnection.open(temp.resolve("home/library.db"), false)) {
            damaged.execute("UPDATE entry SET layer = randomblob(64)");
        }
        fixture.start();
        SharedFile served = fixture.library().file(root).orElseThrow();
        assertEquals(
                ShareException.Reason.IO_ERROR,
                assertThrows(ShareException.class, served::layer).reason());
        assertThrows(ShareException.class, served::layer);
        assertEquals(
                1,
                fixture.events(ShareEvent.LibraryDamaged.class).count(),
                "who shares it is told once what will happen");

        fixture.restart();

        assertEquals(1, fixture.events(ShareEvent.LibraryRebuilt.class).count());
        fixture.awaitState(folder, ShareState.READY);
        assertArrayEquals(content, fixture.fetch(root));
    }
}
