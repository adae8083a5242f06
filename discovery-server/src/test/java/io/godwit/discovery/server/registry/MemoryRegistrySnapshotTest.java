package io.godwit.discovery.server.registry;

import static io.godwit.discovery.server.registry.TestPeers.claim;
import static io.godwit.discovery.server.registry.TestPeers.id;
import static io.godwit.discovery.server.registry.TestPeers.part;
import static io.godwit.discovery.server.registry.TestPeers.refused;
import static io.godwit.discovery.server.registry.TestPeers.registration;
import static io.godwit.discovery.server.registry.TestPeers.token;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.discovery.server.search.SearchQuery;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server still knows after a stop or a crash: its registry, written to a file and read again. */
class MemoryRegistrySnapshotTest extends MemoryRegistryFixture {

    @Test
    void sharesForWhichThereIsNoRoomAnyMoreAreAskedForAnew(@TempDir Path folder) throws Exception {
        register(1, 1);
        register(2, 1);
        publish(1, 1, "kept photo");
        registry.publish(claim(2, 1), part(7, 0, true, "one", "two", "three"));
        var file = new SnapshotFile(folder);
        file.save(registry, true);
        var smaller =
                registry(new RegistryLimits(5, 4, 2, Heartbeats.every(Duration.ofSeconds(30))));
        file.load(smaller);
        assertEquals(2, smaller.stats().peers());
        assertEquals(1, smaller.stats().entries());
        assertEquals(1, smaller.find(id(1)).orElseThrow().shares());
        assertEquals(0, smaller.heartbeat(claim(2, 2)).generation());
        file.save(registry, true);
        var crowded =
                registry(new RegistryLimits(5, 4, 9, 2, Heartbeats.every(Duration.ofSeconds(30))));
        file.load(crowded);
        assertEquals(1, crowded.stats().entries());
        assertEquals(0, crowded.find(id(2)).orElseThrow().generation());
    }

    @Test
    void withLessRoomForPeersThoseSilentLongestGiveWay(@TempDir Path folder) throws Exception {
        for (int peer = 1; peer <= 5; peer++) {
            register(peer, 3);
            publish(peer, 1, "file of " + peer);
        }
        registry.heartbeat(claim(1, 2));
        var file = new SnapshotFile(folder);
        file.save(registry, true);
        var smaller =
                registry(new RegistryLimits(3, 3, 3, Heartbeats.every(Duration.ofSeconds(30))));
        file.load(smaller);
        assertEquals(List.of(id(1), id(4), id(5)), ids(smaller.page(Optional.empty(), 9)));
        assertEquals(3, smaller.stats().entries());
        assertEquals(1, smaller.heartbeat(claim(5, 2)).generation());
        // As of everybody who left: what they had registered is not taken again.
        for (int gone = 2; gone <= 3; gone++) {
            Registration old = registration(gone, 3);
            refused(ApiErrorCode.STALE, () -> smaller.register(old));
        }
        smaller.register(registration(3, 4));
    }

    @Test
    @DisplayName("after a restart everybody has the time that was told when all of them were there")
    void everybodyHasTheTimeThatGoesWithAllOfThem(@TempDir Path folder) throws Exception {
        var paced =
                registry(
                        new RegistryLimits(
                                100, 100, 9, Heartbeats.every(Duration.ofSeconds(30)).paced(1)));
        for (int peer = 0; peer < 100; peer++) {
            paced.register(registration(peer, 1));
        }
        assertEquals(Duration.ofSeconds(100), paced.interval());
        var file = new SnapshotFile(folder);
        file.save(paced, true);
        var again = registry(paced.limits());
        file.load(again);
        time.pass(Duration.ofSeconds(299));
        assertEquals(100, again.stats().peers());
        time.pass(Duration.ofSeconds(1));
        assertEquals(0, again.stats().peers());
    }

    @Test
    void aLibraryThatIsBeingTakenOutIsNotWrittenInPart() throws Exception {
        var removed = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var slow =
                new MemoryRegistry(
                        LIMITS,
                        time.clock(),
                        new Random(1),
                        task -> {
                            task.run();
                            removed.countDown();
                            await(end);
                        });
        slow.register(registration(1, 1));
        slow.register(registration(2, 1));
        slow.publish(claim(2, 1), part(7, 0, true, "one", "two"));
        var leaving =
                Thread.ofPlatform()
                        .unstarted(() -> assertDoesNotThrow(() -> slow.remove(claim(2, 2))));
        var begun = new AtomicBoolean();
        var bytes =
                new ByteArrayOutputStream() {
                    @Override
                    public synchronized void write(int b) {
                        // The first peer is written; the second one is known to the writer.
                        if (b == SnapshotReader.PEER && size() == Long.BYTES) {
                            leaving.start();
                            await(removed);
                            begun.set(true);
                        }
                        super.write(b);
                    }
                };
        var writing =
                Thread.ofPlatform()
                        .start(() ->
                                assertDoesNotThrow(
                                        () -> slow.write(new SnapshotWriter(bytes), true)));
        // It has written everything, or waits until the library is out.
        Awaitility.await()
                .until(() ->
                        begun.get()
                                && (writing.getState() == Thread.State.WAITING
                                        || writing.getState() == Thread.State.TERMINATED));
        end.countDown();
        leaving.join();
        writing.join();
        RegistryImage image =
                SnapshotReader.read(new ByteArrayInputStream(bytes.toByteArray()), LIMITS);
        PeerImage second = image.peers().getLast();
        assertEquals(id(2), second.card().id());
        assertEquals(0, second.generation());
        assertEquals(List.of(), second.entries());
    }

    private static void await(CountDownLatch latch) {
        assertDoesNotThrow(() -> latch.await());
    }

    @Test
    void aCleanStopKeepsEverything(@TempDir Path folder) throws Exception {
        register(1, 3);
        publish(1, 4, "kept file");
        register(2, 1);
        registry.remove(claim(2, 1));
        var file = new SnapshotFile(folder);
        file.save(registry, true);
        var snapshot = folder.resolve("registry.snapshot");
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(snapshot)));

        var again = registry(LIMITS);
        file.load(again);
        OnlinePeer peer = again.find(id(1)).orElseThrow();
        assertEquals("peer 1", peer.card().name());
        assertEquals(List.of("127.0.0.1:4000"), peer.card().addresses());
        assertEquals(1, peer.shares());
        assertEquals(1, again.search(SearchQuery.of("kept"), Optional.empty(), 10).hits().size());
        assertThrows(RegistryException.class, () -> again.heartbeat(claim(1, 4)));
        again.heartbeat(claim(1, 5));
        assertEquals(
                ApiErrorCode.STALE,
                assertThrows(RegistryException.class, () -> again.register(registration(2, 1)))
                        .code());
    }

    @Test
    @DisplayName("REG-02 after a crash peers are known but have to prove themselves anew")
    void aSnapshotOnTheWayHoldsNoTokens(@TempDir Path folder) throws Exception {
        register(1, 3);
        var file = new SnapshotFile(folder);
        file.save(registry, false);
        byte[] bytes = Files.readAllBytes(folder.resolve("registry.snapshot"));
        assertFalse(contains(bytes, token(1).bytes()));
        var again = registry(LIMITS);
        file.load(again);
        assertTrue(again.find(id(1)).isPresent());
        assertEquals(Optional.empty(), again.token(id(1)));
        again.register(registration(1, 4));
        assertEquals(Optional.of(token(1)), again.token(id(1)));
    }

    @Test
    @DisplayName("REG-02 tokens are out of the file before anybody is answered under them")
    void tokensAreUsedOnlyOnceTheyAreOutOfTheFile(@TempDir Path folder) throws Exception {
        register(1, 3);
        registry.heartbeat(claim(1, 7));
        var file = new SnapshotFile(folder);
        file.save(registry, true);
        var again = registry(LIMITS);
        assertTrue(file.load(again));
        assertEquals(Optional.of(token(1)), again.token(id(1)));
        assertFalse(
                contains(
                        Files.readAllBytes(folder.resolve("registry.snapshot")), token(1).bytes()));
        // As after a crash.
        var crashed = registry(LIMITS);
        assertFalse(file.load(crashed));
        assertTrue(crashed.find(id(1)).isPresent());
        refused(ApiErrorCode.NOT_AUTHENTICATED, () -> crashed.heartbeat(claim(1, 8)));
    }

    @Test
    @DisplayName("REG-02 tokens that cannot be taken out of the file are not used")
    void tokensThatStayInTheFileAreNotUsed(@TempDir Path folder) throws Exception {
        register(1, 3);
        var file = new SnapshotFile(folder);
        file.save(registry, true);
        // Something of that name stands in the way.
        Files.createDirectories(folder.resolve("registry.snapshot.tmp").resolve("full"));
        var again = registry(LIMITS);
        assertFalse(file.load(again));
        assertTrue(again.find(id(1)).isPresent());
        assertEquals(Optional.empty(), again.token(id(1)));
        again.register(registration(1, 4));
        again.heartbeat(claim(1, 1));
    }

    @Test
    void aDamagedSnapshotIsAnEmptyStart(@TempDir Path folder) throws Exception {
        register(1, 3);
        publish(1, 1, "some file");
        var file = new SnapshotFile(folder);
        file.save(registry, true);
        Path path = folder.resolve("registry.snapshot");
        byte[] good = Files.readAllBytes(path);
        for (int at = 0; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= 0x10;
            Files.write(path, bad);
            var again = registry(LIMITS);
            file.load(again);
            assertEquals(0, again.stats().peers(), "byte " + at);
        }
        Files.write(path, Arrays.copyOf(good, good.length - 1));
        var again = registry(LIMITS);
        file.load(again);
        assertEquals(0, again.stats().peers());
    }

    private static boolean contains(byte[] all, byte[] part) {
        for (int i = 0; i + part.length <= all.length; i++) {
            if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}
