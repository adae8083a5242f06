package io.godwit.core.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.core.event.EventSink;
import io.godwit.core.manifest.PathGrammar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hostile names, stored, resumed, renamed and cleaned on the real file system. */
class HostileNamesOnDiskTest {

    private static final long SEED = 4;
    private static final int SHARES = 20;
    private static final int NAMES_PER_SHARE = 500;
    private static final int DISCARDED = 50;

    @TempDir Path top;

    @Test
    @DisplayName(
            "FS-01 FS-03 FS-08 FS-09 10,000 hostile names: all files right, not one byte outside the folder")
    void staysInside() throws Exception {
        Path folder = Files.createDirectory(top.resolve("downloads"));
        Random random = new Random(SEED);
        try (FileChunkStores stores =
                new FileChunkStores(
                        StorageSettings.DEFAULT.withReserve(0),
                        EventSink.NONE,
                        new SecureRandom())) {
            for (int share = 0; share < SHARES; share++) {
                Content content = Content.ofFolder(hostileFiles(random));
                String name = HostileNames.next(random);
                Path path = download(stores, folder, name, content, random.nextBoolean());
                String message = "seed " + SEED + ", share " + share;
                assertEquals(folder.toRealPath(), path.getParent(), message);
                assertRight(content, path, message);
            }
        }
        assertEquals(List.of("downloads"), below(top), "seed " + SEED);
        assertEquals(SHARES, below(folder).size(), "seed " + SEED);
    }

    private static Map<String, byte[]> hostileFiles(Random random) {
        Map<String, byte[]> files = new TreeMap<>();
        while (files.size() < NAMES_PER_SHARE) {
            String name = Normalizer.normalize(HostileNames.next(random), Normalizer.Form.NFC);
            if (PathGrammar.fault(name).isEmpty()) {
                files.put(name, name.getBytes(StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static Path download(
            FileChunkStores stores, Path folder, String name, Content content, boolean discard)
            throws IOException {
        if (discard) {
            ChunkStore tried = stores.open(folder, name, content.id(), content.manifest());
            for (int file = 0; file < DISCARDED; file++) {
                content.put(tried, file, 0);
            }
            tried.discard();
        } else {
            try (ChunkStore begun = stores.open(folder, name, content.id(), content.manifest())) {
                content.put(begun, 0, 0);
            }
        }
        try (ChunkStore store = stores.open(folder, name, content.id(), content.manifest())) {
            content.putAll(store);
            return store.publish();
        }
    }

    private static void assertRight(Content content, Path path, String message) throws IOException {
        LocalTree tree = LocalTree.of(content.manifest(), new SafeNames());
        assertEquals(content.files().size(), below(path).size(), message);
        for (int file = 0; file < content.files().size(); file++) {
            Path local = path.resolve(tree.files().get(file).getFirst());
            assertArrayEquals(content.files().get(file), Files.readAllBytes(local), message);
        }
    }

    private static List<String> below(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.map(path -> path.getFileName().toString()).toList();
        }
    }
}
