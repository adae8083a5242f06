package io.godwit.tests;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Three peers share the same things; a fourth that knows only the discovery server fetches each from all of them. */
@TestInstance(Lifecycle.PER_CLASS)
class MainJobTest {

    private static final String UNICODE_NAME = "\uD83D\uDC26 שלום عالم.txt";

    @TempDir static Path folder;
    private final List<String> sharing = new ArrayList<>();
    private Network network;
    private Path large;
    private Path small;
    private Path empty;
    private Path unicode;

    @BeforeAll
    void startPeers() throws IOException {
        Scale scale = Scale.current();
        large = Content.file(folder.resolve("content/large.bin"), scale.largeFile, 1);
        small = Content.manyFiles(folder.resolve("content/small-files"), scale.smallFiles, 2);
        empty = Files.createFile(folder.resolve("content/empty.dat"));
        unicode = Files.writeString(folder.resolve("content").resolve(UNICODE_NAME), "hello");
        network = new Network(folder.resolve("profiles"));
        for (int i = 0; i < 3; i++) {
            Program peer = network.peer(Content.jdkLib(), large, small, empty, unicode);
            sharing.add(peer.awaitReady("peer-id"));
        }
    }

    @AfterAll
    void stopPeers() {
        network.close();
    }

    @Test
    void fetchesTheJdkLibraryFolder() throws IOException {
        assertFetchedFromAll(Content.jdkLib(), "lib", 3);
    }

    @Test
    void fetchesALargeFile() throws IOException {
        assertFetchedFromAll(large, "large.bin", 3);
    }

    @Test
    void fetchesManySmallFiles() throws IOException {
        assertFetchedFromAll(small, "small-files", 3);
    }

    @Test
    void fetchesAnEmptyFile() throws IOException {
        assertFetchedFromAll(empty, "empty.dat", 0);
    }

    @Test
    void fetchesANameWithEmojiAndRightToLeftText() throws IOException {
        assertFetchedFromAll(unicode, UNICODE_NAME, 1);
    }

    /** Who left a moment ago may be there as long as its goodbye takes, and without one a minute longer. */
    @Test
    void listsThePeersThatShareAndNobodyWhoLeft() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertEquals(Set.copyOf(sharing), listed()));
    }

    private Set<String> listed() throws IOException {
        return network.run("peers", "--json")
                .json()
                .valueStream()
                .map(peer -> peer.path("peerId").asString())
                .collect(Collectors.toSet());
    }

    private void assertFetchedFromAll(Path original, String name, int sources) throws IOException {
        network.awaitFindable(name, 3);
        assertTrue(network.found(name) >= 3, name);
        Path out = Files.createTempDirectory(folder, "out");
        Program get = network.get(name, out);
        assertEquals(0, get.awaitExit(Duration.ZERO), get::transcript);
        JsonNode result = get.json();
        printShares(name, result);
        Path copy = Path.of(result.path("path").asString());
        assertEquals(out.toRealPath(), copy.getParent().toRealPath());
        Content.assertSame(original, copy);
        long used =
                result.path("sources")
                        .valueStream()
                        .filter(s -> s.path("bytes").asLong() > 0)
                        .count();
        assertTrue(used >= sources, () -> used + " sources of " + sources + ": " + result);
    }

    private static void printShares(String name, JsonNode result) {
        System.out.printf(
                "%s: %d bytes in %.2f s%n",
                name, result.path("bytes").asLong(), result.path("seconds").asDouble());
        result.path("sources")
                .forEach(source ->
                        System.out.printf(
                                "  %s… %d bytes%n",
                                source.path("peerId").asString().substring(0, 12),
                                source.path("bytes").asLong()));
    }
}
