package io.godwit.app.transfers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.event.EventSink;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.storage.ChunkStore;
import io.godwit.core.storage.FileChunkStores;
import io.godwit.core.storage.StorageSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clearing up while the network is off. */
class NodeFetchingTest {
    private static final ContentId ID = new ContentId(1, 2, 3, 4);

    @TempDir Path folder;
    private final NodeFetching fetching = new NodeFetching(Optional::empty);
    private final FileChunkStores stores =
            new FileChunkStores(
                    StorageSettings.DEFAULT.withReserve(0), EventSink.NONE, new SecureRandom());

    private ChunkStore begun() throws Exception {
        Manifest manifest = Manifest.ofFile("a.bin", 100, ID, false);
        ChunkStore store = stores.open(folder, "a.bin", ID, manifest);
        store.put(0, 0, ByteBuffer.allocate(100));
        return store;
    }

    private long entries() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.count();
        }
    }

    @Test
    void deletesWhatIsLeftOfADownload() throws Exception {
        begun().close();
        assertEquals(1, entries());
        fetching.discard(ID, folder).get(20, TimeUnit.SECONDS);
        assertEquals(0, entries());
        assertTrue(Files.isDirectory(folder));
    }

    @Test
    void leavesWhatIsInUseAndFailsNobody() throws Exception {
        try (ChunkStore store = begun()) {
            assertFalse(
                    fetching.discard(ID, folder)
                            .handle((done, failed) -> failed != null)
                            .get(20, TimeUnit.SECONDS));
            assertEquals(1, entries());
            assertEquals(100, store.verifiedBytes());
        }
    }
}
