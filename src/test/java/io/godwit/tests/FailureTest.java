package io.godwit.tests;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.server.ServerDiscovery;
import io.godwit.core.discovery.server.ServerDiscoverySettings;
import io.godwit.core.event.EventSink;
import io.godwit.core.identity.Identity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What happens to a transfer when programs die in the middle of it. */
class FailureTest {

    private static final long KILL_SEED = 20_261_121;

    /** 30 s and a tenth, as the server tells, and then some for a machine that is busy. */
    private static final Duration ONE_HEARTBEAT = Duration.ofSeconds(33 + 12);

    @TempDir Path folder;
    private Network network;
    private Path file;
    private Path out;

    @BeforeEach
    void startDiscovery() throws IOException {
        network = new Network(folder.resolve("profiles"));
        out = Files.createDirectory(folder.resolve("out"));
        file = Content.file(folder.resolve("content/film.bin"), Scale.current().largeFile, 3);
    }

    @AfterEach
    void stopAll() {
        network.close();
    }

    @Test
    void completesWhenTwoOfThreeSourcesAreKilled() throws IOException {
        List<Program> sources = List.of(network.peer(file), network.peer(file), network.peer(file));
        network.awaitFindable("film.bin", 3);
        Program get =
                network.startGet(network.newHome(), "film.bin", out, "-v", "--limit", limit(6));
        awaitVerified(get, file, 0.2);
        sources.get(0).kill();
        awaitVerified(get, file, 0.4);
        sources.get(1).kill();
        assertCompletes(get);
        long fetched =
                get.json()
                        .path("sources")
                        .valueStream()
                        .mapToLong(s -> s.path("bytes").asLong())
                        .sum();
        assertEquals(Files.size(file), fetched, "bytes that were verified count once");
    }

    @Test
    void completesWhenTheDownloaderIsKilledAgainAndAgain() throws IOException {
        network.peer(file);
        network.awaitFindable("film.bin", 1);
        Path home = network.newHome();
        Random random = new Random(KILL_SEED);
        int kills = Scale.current().kills;
        double kept = 1;
        for (int i = 0; i < kills; i++) {
            Program get = network.startGet(home, "film.bin", out, "-v", "--limit", limit(10));
            double target = (i + random.nextDouble()) / (kills + 1);
            awaitVerified(get, file, target);
            long verified = Progress.verified(get);
            get.kill();
            Program again = network.startGet(home, "film.bin", out, "-v", "--limit", limit(10));
            kept = Math.min(kept, (double) awaitResumed(again) / Math.max(1, verified));
            again.kill();
        }
        System.out.printf("kills: %d, least share of verified bytes kept: %.4f%n", 2 * kills, kept);
        assertTrue(kept >= 0.95, "kept only " + kept);
        assertCompletes(network.startGet(home, "film.bin", out));
    }

    @Test
    void goesOnWithoutTheDiscoveryServerAndPeersReappear() throws IOException {
        network.peer(file);
        network.awaitFindable("film.bin", 1);
        Program get =
                network.startGet(network.newHome(), "film.bin", out, "-v", "--limit", limit(5));
        awaitVerified(get, file, 0.1);
        network.stopDiscovery();
        assertCompletes(get);
        // With all that it knew gone, only the peer itself can bring its share back.
        network.restartDiscoveryEmpty();
        network.awaitFindable("film.bin", 1, ONE_HEARTBEAT);
    }

    @Test
    void dropsAndNamesASourceThatFlipsABit() throws Exception {
        try (LyingSource liar = LyingSource.inTheFirstChunk(file, network.url());
                LyingSource honest = LyingSource.inNothing(file, network.url())) {
            network.awaitFindable("film.bin", 2);
            Program get =
                    network.startGet(network.newHome(), "film.bin", out, "-v", "--limit", limit(4));
            assertCompletes(get);
            JsonNode sources = get.json().path("sources");
            assertEquals(1, of(liar, sources).path("rejectedChunks").asLong(), sources::toString);
            assertEquals(0, of(honest, sources).path("rejectedChunks").asLong(), sources::toString);
            assertTrue(get.transcript().contains(liar.id().substring(0, 12)), get::transcript);
            // That chunk alone is fetched again: whatever else came from the liar before it lied is
            // kept, and the honest source is asked for nothing twice.
            int spoilt = liar.spoilt().orElseThrow();
            assertTrue(honest.served().containsKey(spoilt), sources::toString);
            long kept = of(liar, sources).path("bytes").asLong();
            long fromHonest = honest.served().values().stream().mapToLong(Long::longValue).sum();
            assertEquals(Files.size(file), kept + fromHonest, sources::toString);
        }
    }

    private static JsonNode of(LyingSource source, JsonNode sources) {
        return sources.valueStream()
                .filter(each -> each.path("peerId").asString().equals(source.id()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(source.id() + " not in " + sources));
    }

    @Test
    void endsWithAClearWordWhenTheDiskHasNoRoom() throws IOException {
        String name = "larger-than-any-disk-here.bin";
        Path small = Content.file(folder.resolve("content/small.bin"), 1_000, 4);
        try (ServerDiscovery claim =
                new ServerDiscovery(
                        URI.create(network.url()),
                        Identity.generate(new SecureRandom()),
                        EventSink.NONE,
                        ServerDiscoverySettings.defaults())) {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000);
            ContentId root = HashedFile.of(small).root();
            claim.announce(OneFileAnnouncement.of("boaster", address, name, 15L << 40, root));
            network.awaitFindable(name, 1);
            Program get = network.startGet(network.newHome(), name, out);
            assertEquals(7, get.awaitExit(Duration.ofMinutes(1)), get::transcript);
            assertTrue(get.transcript().contains("room on the disk"), get::transcript);
        }
    }

    private void assertCompletes(Program get) throws IOException {
        assertEquals(0, get.awaitExit(Duration.ofMinutes(5)), get::transcript);
        JsonNode result = get.json();
        Content.assertSame(file, Path.of(result.path("path").asString()));
    }

    /** A rate limit at which the whole file takes so many seconds. */
    private String limit(int seconds) throws IOException {
        return Files.size(file) / 1_000_000 / seconds + "M";
    }

    private static void awaitVerified(Program get, Path file, double share) throws IOException {
        long bytes = (long) (Files.size(file) * share);
        Progress.awaitVerified(get, bytes, Duration.ofMinutes(2));
    }

    private static long awaitResumed(Program get) {
        await("what was kept")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> Progress.resumed(get) > 0 || !get.isAlive());
        return Progress.resumed(get);
    }
}
