package io.godwit.core.storage;

import io.godwit.core.event.EventSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A download folder with something outside of it, and one download into it, anew for each test. */
abstract class DownloadFolderFixture {

    @TempDir Path top;
    Path folder;
    Path outside;

    final FileChunkStores stores =
            new FileChunkStores(
                    StorageSettings.DEFAULT.withReserve(0), EventSink.NONE, new SecureRandom());
    final Content content =
            Content.ofFolder(Map.of("a/b/c", Content.random(1, 3000), "a/d", Content.random(2, 9)));

    @BeforeEach
    void folders() throws IOException {
        folder = Files.createDirectory(top.resolve("downloads"));
        outside = Files.createDirectory(top.resolve("outside"));
    }

    @AfterEach
    void end() {
        stores.close();
    }

    ChunkStore open() throws StorageException {
        return stores.open(folder, "got", content.id(), content.manifest());
    }

    Path staging() {
        return folder.resolve(StagingFolder.nameFor(content.id()));
    }

    void fetchAll() throws IOException {
        try (ChunkStore store = open()) {
            content.putAll(store);
            store.publish();
        }
    }

    List<String> children() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    static List<String> everythingBelow(Path path) throws IOException {
        try (Stream<Path> found = Files.walk(path)) {
            return found.filter(one -> !one.equals(path))
                    .map(one -> path.relativize(one).toString())
                    .sorted()
                    .toList();
        }
    }
}
