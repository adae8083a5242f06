package io.godwit.core.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.core.event.EventSink;
import io.godwit.core.manifest.Manifest;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherSizeTest {

    private static final int MIB = 1 << 20;

    @TempDir Path folder;

    @Test
    @DisplayName("SZ what was begun with a wrong size does not stand in the way of the right one")
    void aWrongSizeIsForgotten() throws Exception {
        Content content = Content.ofFile(Content.random(1, 2 * MIB + 5));
        Manifest wrong = Manifest.ofFile("film", 3L * MIB, content.id(), false);
        try (var stores = stores()) {
            try (ChunkStore begun = stores.open(folder, "film", content.id(), wrong)) {
                begun.put(0, 2, ByteBuffer.wrap(Content.random(2, MIB)));
            }
            try (ChunkStore store = stores.open(folder, "film", content.id(), content.manifest())) {
                assertEquals(0, store.resumedBytes());
                content.putAll(store);
                Path file = store.publish();
                assertEquals(-1, mismatch(content, file));
            }
        }
    }

    private static int mismatch(Content content, Path file) throws Exception {
        return Arrays.mismatch(content.files().getFirst(), Files.readAllBytes(file));
    }

    private FileChunkStores stores() {
        return new FileChunkStores(
                StorageSettings.DEFAULT.withReserve(0), EventSink.NONE, new SecureRandom());
    }
}
