package io.godwit.discovery.server.registry;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.core.discovery.api.ApiLimits;
import io.godwit.core.discovery.api.Token;
import io.godwit.core.peer.PeerId;
import io.godwit.discovery.server.net.NetworkPrefix;
import io.godwit.discovery.server.search.SearchQuery;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryRegistryTest {

    private static final RegistryLimits LIMITS =
            new RegistryLimits(5, 4, 300_000, Heartbeats.every(Duration.ofSeconds(30)));

    private final FakeTime time = new FakeTime();
    private final MemoryRegistry registry = registry(LIMITS);

    private MemoryRegistry registry(RegistryLimits limits) {
        return new MemoryRegistry(limits, time.clock(), new Random(1), Runnable::run);
    }

    @Test
    void aSilentPeerIsGoneAfterThreeMissedHeartbeats() throws Exception {
        register(1, 1);
        publish(1, 1, "a file");
        time.pass(Duration.ofSeconds(89));
        assertTrue(registry.find(id(1)).isPresent());
        registry.heartbeat(claim(1, 2));
        time.pass(Duration.ofSeconds(89));
        assertTrue(registry.find(id(1)).isPresent());
        time.pass(Duration.ofSeconds(1));
        assertFalse(registry.find(id(1)).isPresent());
        assertEquals(0, hits("file"));
        assertEquals(List.of(), registry.swarm(content("a file").id(), 10));
        assertEquals(1, registry.stats().expired());
        refused(ApiErrorCode.NOT_AUTHENTICATED, () -> registry.heartbeat(claim(1, 3)));
        refused(ApiErrorCode.STALE, () -> register(1, 1));
        register(1, 2);
    }

    @Test
    @DisplayName("REG-06 nobody's request takes out the library of others who are gone")
    void librariesAreTakenOutByTheCleaner() throws Exception {
        var left = new ArrayList<Runnable>();
        var lazy = new MemoryRegistry(LIMITS, time.clock(), new Random(1), left::add);
        lazy.register(registration(1, 1));
        lazy.publish(claim(1, 1), part(1, 0, true, "a file"));
        time.pass(Duration.ofSeconds(90));
        assertFalse(lazy.find(id(1)).isPresent());
        assertEquals(1, left.size());
        assertEquals(1, lazy.stats().entries());
        while (!left.isEmpty()) {
            left.removeFirst().run();
        }
        assertEquals(0, lazy.stats().entries());
    }

    @Test
    @DisplayName("REG-09 setting the server's clock by a day makes nobody leave")
    void wallClockDoesNotCount() throws Exception {
        register(1, 1);
        time.setWall(Duration.ofDays(1));
        assertTrue(registry.find(id(1)).isPresent());
        time.setWall(Duration.ofDays(-2));
        assertTrue(registry.find(id(1)).isPresent());
        time.pass(Duration.ofSeconds(90));
        assertFalse(registry.find(id(1)).isPresent());
    }

    @Test
    @DisplayName("REG-06 a full table drops who was silent longest, never who just spoke")
    void eldestGivesWay() throws Exception {
        for (int i = 1; i <= 5; i++) {
            register(i, 1, i);
            time.pass(Duration.ofSeconds(1));
        }
        registry.heartbeat(claim(1, 1));
        register(6, 1, 6);
        assertTrue(registry.find(id(1)).isPresent());
        assertFalse(registry.find(id(2)).isPresent());
        assertEquals(5, registry.stats().peers());
        assertEquals(1, registry.stats().evicted());
    }

    @Test
    @DisplayName("REG-06 ten thousand peers of one /64 leave room for others")
    void floodFromOneNetworkIsBounded() throws Exception {
        var flooded =
                registry(
                        new RegistryLimits(
                                1_000, 100, 10, Heartbeats.every(Duration.ofSeconds(30))));
        InetAddress attacker = InetAddress.ofLiteral("2001:db8:1:2:3:4:5:6");
        int accepted = 0;
        for (int i = 0; i < 10_000; i++) {
            try {
                flooded.register(registration(i, 1, NetworkPrefix.neighbourhood(attacker)));
                accepted++;
            } catch (RegistryException e) {
                assertEquals(ApiErrorCode.CROWDED, e.code());
            }
        }
        assertEquals(100, accepted);
        InetAddress honest = InetAddress.ofLiteral("2001:db8:1:3::1");
        flooded.register(registration(20_000, 1, NetworkPrefix.neighbourhood(honest)));
        assertTrue(flooded.find(id(20_000)).isPresent());
    }

    @Test
    @DisplayName(
            "REG-06 a flood from many /64 of a site drives out its own and nobody who is alone")
    void floodFromOneSiteGivesWayToItself() throws Exception {
        var flooded =
                registry(
                        new RegistryLimits(
                                1_000, 100, 10, Heartbeats.every(Duration.ofSeconds(30))));
        int honest = 600;
        for (int i = 0; i < honest; i++) {
            flooded.register(registration(i, 1, prefix(i)));
        }
        time.pass(Duration.ofSeconds(29));
        for (int i = 0; i < 20_000; i++) {
            long network = 0x20010db8_00010000L + i % 5_000;
            flooded.register(registration(honest + i, 1, new NetworkPrefix(network, true)));
        }
        assertEquals(1_000, flooded.stats().peers());
        assertEquals(19_600, flooded.stats().evicted());
        for (int i = 0; i < honest; i++) {
            assertTrue(flooded.find(id(i)).isPresent(), "peer " + i);
        }
    }

    @Test
    @DisplayName(
            "REG-02 a registration that ended cannot be presented again while it could be valid")
    void tombstonesLastAsLongAsTheRecord() throws Exception {
        register(1, 7);
        registry.remove(claim(1, 1));
        time.pass(Duration.ofHours(35));
        refused(ApiErrorCode.STALE, () -> register(1, 7));
        time.pass(Duration.ofHours(2));
        register(1, 7);
    }

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
        Files.write(path, java.util.Arrays.copyOf(good, good.length - 1));
        var again = registry(LIMITS);
        file.load(again);
        assertEquals(0, again.stats().peers());
    }

    @Test
    void pagesAreInTheOrderOfIds() throws Exception {
        for (int i : new int[] {3, 1, 2}) {
            register(i, 1, i);
        }
        assertEquals(List.of(id(1), id(2)), ids(registry.page(Optional.empty(), 2)));
        assertEquals(List.of(id(3)), ids(registry.page(Optional.of(id(2)), 2)));
    }

    private static List<PeerId> ids(List<OnlinePeer> page) {
        return page.stream().map(peer -> peer.card().id()).toList();
    }

    private static boolean contains(byte[] all, byte[] part) {
        for (int i = 0; i + part.length <= all.length; i++) {
            if (java.util.Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }

    private void register(int peer, long sequence) throws RegistryException {
        register(peer, sequence, peer);
    }

    private void register(int peer, long sequence, int network) throws RegistryException {
        registry.register(registration(peer, sequence, prefix(network)));
    }

    private static Registration registration(int peer, long sequence) {
        return registration(peer, sequence, prefix(peer));
    }

    private static Registration registration(int peer, long sequence, NetworkPrefix prefix) {
        return new Registration(card(peer, sequence), token(peer), prefix, Duration.ofHours(36));
    }

    private static PeerCard card(int peer, long sequence) {
        return new PeerCard(id(peer), sequence, "peer " + peer, "127.0.0.1:4000", new byte[9]);
    }

    private static NetworkPrefix prefix(int number) {
        return new NetworkPrefix(number, false);
    }

    private static Token token(int peer) {
        byte[] bytes = new byte[Token.BYTES];
        java.util.Arrays.fill(bytes, (byte) (0x40 + peer));
        return Token.of(bytes);
    }

    private static PeerId id(long number) {
        return new PeerId(number, 0, 0, 0);
    }

    private static Claim claim(int peer, long sequence) {
        return new Claim(id(peer), token(peer), sequence);
    }

    private void publish(int peer, long request, String name) throws RegistryException {
        registry.publish(claim(peer, request), part(1, 0, true, name));
    }

    private static SharesEdition part(long generation, int part, boolean last, String... names) {
        return new SharesEdition(
                generation,
                part,
                last,
                List.of(names).stream().map(MemoryRegistryTest::content).toList());
    }

    private static SharesEdition full(int part) {
        var entries = new ArrayList<AnnouncedContent>();
        for (int i = 0; i < ApiLimits.ENTRIES_PER_PART; i++) {
            entries.add(content("file " + part + " " + i));
        }
        return new SharesEdition(1, part, false, entries);
    }

    private static AnnouncedContent content(String name) {
        return new AnnouncedContent(name, false, 1, new ContentId(name.hashCode(), 1, 2, 3));
    }

    private int hits(String query) {
        return registry.search(SearchQuery.of(query), Optional.empty(), 100).hits().size();
    }

    private static void refused(
            ApiErrorCode code, org.junit.jupiter.api.function.Executable action) {
        assertEquals(code, assertThrows(RegistryException.class, action).code());
    }
}
