package io.godwit.tests;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A large file is fetched by the link that there is at once, before the file has been read. */
class OfferTest {

    /** So long that it is read for seconds, all of it a hole. */
    private static final long HUGE = 20L << 30;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir Path folder;
    private Network network;
    private Path out;
    private Path home;

    @BeforeEach
    void startDiscovery() throws IOException {
        network = new Network(folder.resolve("profiles"));
        out = Files.createDirectory(folder.resolve("out"));
        home = network.newHome();
    }

    @AfterEach
    void stopAll() {
        network.close();
    }

    /** Shares while no peer runs, so that nothing is read yet. */
    private String offered(Path file) throws IOException {
        Program share = Program.run(home, "share", file, "--json");
        String link = share.json().get(0).path("link").asString();
        assertTrue(link.contains("kind=offer"), share::transcript);
        return link;
    }

    private JsonNode share() throws IOException {
        return Program.run(home, "shares", "--json").json().get(0);
    }

    private Program startGet(Path to, String link, String limit) throws IOException {
        return network.startGet(to, link, out, "-v", "--limit", limit);
    }

    @Test
    void bytesArriveBeforeTheFileHasBeenRead() throws IOException {
        assumeTrue(
                Files.getFileStore(out).getUsableSpace() > HUGE + (1L << 30),
                "a disk with room for 21 GiB");
        Path huge = folder.resolve("huge.img");
        try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
            sparse.setLength(HUGE);
        }
        String link = offered(huge);
        Path getting = network.newHome();
        try (Program source = slowPeer()) {
            source.awaitReady("port");
            Program get = startGet(getting, link, "20M");
            Progress.awaitVerified(get, 8L << 20, PATIENCE);
            assertEquals("indexing", share().path("state").asString(), get::transcript);
            assertTrue(Progress.verified(get) >= 8L << 20, get::transcript);
            get.kill();
        }
        assertFalse(Files.exists(out.resolve("huge.img")));
    }

    /** On one processor, so that reading takes seconds on machines with many, too. */
    private Program slowPeer() throws IOException {
        return Program.start(
                Map.of("JAVA_TOOL_OPTIONS", "-XX:ActiveProcessorCount=1"),
                home,
                "peer",
                "--bind",
                "127.0.0.1",
                "--port",
                "0",
                "--discovery",
                network.url());
    }

    @Test
    void goesOnWhenBothSidesAreKilledInTheMiddle() throws IOException {
        Path file = Content.file(folder.resolve("film.bin"), Scale.current().largeFile, 3);
        String link = offered(file);
        Program source = network.peerIn(home);
        Path getting = network.newHome();
        Program get = startGet(getting, link, Files.size(file) / 5_000_000 + "M");
        long stored = Files.size(file) / 4;
        Progress.awaitVerified(get, stored, PATIENCE);
        source.kill();
        get.kill();
        assertFalse(Files.exists(out.resolve("film.bin")));

        network.peerIn(home);
        Program again = network.startGet(getting, link, out);
        assertEquals(0, again.awaitExit(PATIENCE), again::transcript);
        JsonNode result = again.json();
        assertTrue(result.path("resumedBytes").asLong() >= stored, again::transcript);
        assertTrue(result.path("resumedBytes").asLong() < Files.size(file), again::transcript);
        Content.assertSame(file, Path.of(result.path("path").asString()));
        await().atMost(PATIENCE).until(() -> share().path("state").asString().equals("ready"));
        assertEquals(share().path("root").asString(), result.path("root").asString());
    }

    @Test
    void endsWithAClearWordWhenTheFileChanges() throws IOException {
        Path file = Content.file(folder.resolve("log.bin"), 128L << 20, 4);
        String link = offered(file);
        network.peerIn(home);
        Program get = startGet(network.newHome(), link, "20M");
        Progress.awaitVerified(get, 4L << 20, PATIENCE);
        Files.write(file, new byte[] {1}, StandardOpenOption.APPEND);
        assertEquals(3, get.awaitExit(PATIENCE), get::transcript);
        assertTrue(get.transcript().contains("changed"), get::transcript);
        assertFalse(Files.exists(out.resolve("log.bin")));
    }
}
