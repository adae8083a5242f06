package io.godwit.core.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.godwit.core.event.EventSink;
import io.godwit.core.storage.StorageException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A download folder that the system itself does not let be written to. */
@EnabledOnOs(OS.LINUX)
class ReadOnlyPlacesTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(20);

    @TempDir Path top;
    private Path folder;

    private final FileChunkStores stores =
            new FileChunkStores(
                    StorageSettings.DEFAULT.withReserve(0), EventSink.NONE, new SecureRandom());
    private final Content content =
            Content.ofFolder(Map.of("a/b", Content.random(1, 3000), "c", Content.random(2, 9)));

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(top.resolve("downloads"));
    }

    @AfterEach
    void end() {
        stores.close();
    }

    private ChunkStore open() throws StorageException {
        return stores.open(folder, "got", content.id(), content.manifest());
    }

    private static Reason refused(Executable executable) {
        return assertTimeoutPreemptively(
                AT_ONCE, () -> assertThrows(StorageException.class, executable).reason());
    }

    private void seal(ReadOnlyWay way) throws Exception {
        assumeTrue(
                way.seal(folder),
                () -> way + " cannot be set up as " + System.getProperty("user.name"));
    }

    private List<String> children() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest(name = "FS-10 a read-only folder refuses a download at its beginning: {0}")
    @EnumSource
    void refusesAtTheBeginning(ReadOnlyWay way) throws Exception {
        seal(way);
        try {
            assertEquals(Reason.NOT_PERMITTED, refused(this::open));
            assertEquals(List.of(), children());
        } finally {
            way.unseal(folder);
        }
        open().close();
    }

    @ParameterizedTest(
            name = "FS-10 a folder closed while something arrives keeps it until it is opened: {0}")
    @EnumSource(names = {"PERMISSIONS", "IMMUTABLE"})
    void keepsWhatArrivedUntilItIsOpenedAgain(ReadOnlyWay way) throws Exception {
        try (ChunkStore store = open()) {
            content.putAll(store);
            List<String> before = children();
            seal(way);
            try {
                assertEquals(Reason.NOT_PERMITTED, refused(store::publish));
                assertEquals(before, children());
            } finally {
                way.unseal(folder);
            }
            assertEquals("got", store.publish().getFileName().toString());
            assertTrue(content.isRight(store));
        }
        assertEquals(List.of("got"), children());
    }

    @ParameterizedTest(name = "FS-10 what a closed folder keeps is there at the next start: {0}")
    @EnumSource(names = {"PERMISSIONS", "IMMUTABLE"})
    void goesOnWhereItWasAfterTheFolderIsOpened(ReadOnlyWay way) throws Exception {
        try (ChunkStore store = open()) {
            content.putAll(store);
            seal(way);
            try {
                refused(store::publish);
            } finally {
                way.unseal(folder);
            }
        }
        try (ChunkStore again = open()) {
            assertEquals(content.manifest().total(), again.resumedBytes());
            assertEquals("got", again.publish().getFileName().toString());
        }
    }
}
