package io.godwit.discovery.server.tracker;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.discovery.api.ApiErrorCode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every store of swarms does, wherever it keeps them. */
public abstract class SwarmStoreContract {

    private static final int MOST = 500;
    private static final int TORRENTS = 20;

    /** An empty store with these settings. */
    protected abstract SwarmStore store(TrackerSettings settings) throws Exception;

    /** Lets time pass, where the store has a clock that can be moved. */
    protected abstract void pass(Duration time);

    /** Does what a server does every second. */
    protected abstract void tick(SwarmStore store);

    /** Rounds of the test that does anything in any order. */
    protected abstract int rounds();

    /** Settings with room for {@value #MOST} peers. */
    protected static TrackerSettings settings(int ofSite, Duration interval) {
        return new TrackerSettings(true, MOST, ofSite, interval);
    }

    private SwarmStore store() throws Exception {
        return store(settings(100, Duration.ofMinutes(10)));
    }

    @Test
    @DisplayName("TR who announces is told to who comes after, and the swarm is counted")
    void peersFindEachOther() throws Exception {
        SwarmStore store = store();
        assertEquals(List.of(), announce(store, 1, "60.0.2.1", 6881, true).peers());
        var second = announce(store, 1, "60.0.2.2", 6882, false);
        assertEquals(List.of("/60.0.2.1:6881"), places(second));
        assertEquals(new SwarmCounts(1, 1, 0), second.counts());
        assertEquals(List.of(), announce(store, 2, "60.0.2.2", 6882, false).peers());
        assertEquals(new SwarmStats(2, 3), store.stats());
    }

    @Test
    @DisplayName("TR who has everything is told nobody who has, and nobody is told of himself")
    void seedsDoNotNeedSeeds() throws Exception {
        SwarmStore store = store();
        announce(store, 1, "60.0.2.1", 6881, true);
        assertEquals(List.of(), places(announce(store, 1, "60.0.2.2", 6881, true)));
        assertEquals(List.of(), places(announce(store, 1, "60.0.2.2", 6881, true)));
    }

    @Test
    @DisplayName("TR somebody at another address makes nobody leave")
    void leavingIsOnesOwn() throws Exception {
        SwarmStore store = store();
        announce(store, 1, "60.0.2.1", 6881, false);
        leave(store, 1, "60.0.2.2", 6881);
        assertEquals(1, store.stats().peers());
    }

    @Test
    @DisplayName("TR a download counts once, and only of who was seen without the whole")
    void completionsCountOnce() throws Exception {
        SwarmStore store = store();
        complete(store, 1, "60.0.2.1");
        assertEquals(new SwarmCounts(1, 0, 0), counts(store, 1));
        announce(store, 1, "60.0.2.2", 6881, false);
        complete(store, 1, "60.0.2.2");
        complete(store, 1, "60.0.2.2");
        assertEquals(new SwarmCounts(2, 0, 1), counts(store, 1));
    }

    @Test
    @DisplayName("TR addresses of a private network are told in private networks only")
    void privateAddressesStay() throws Exception {
        SwarmStore store = store();
        announce(store, 1, "127.0.0.1", 6881, false);
        announce(store, 1, "10.0.0.1", 6881, false);
        announce(store, 1, "8.8.4.4", 6881, false);
        assertEquals(List.of("/8.8.4.4:6881"), places(announce(store, 1, "8.8.8.8", 6881, false)));
        assertEquals(
                List.of("/10.0.0.1:6881", "/8.8.4.4:6881", "/8.8.8.8:6881"),
                places(announce(store, 1, "10.0.0.2", 6881, false)));
    }

    @Test
    @DisplayName("TR ports of other services are refused")
    void foreignPortsAreRefused() throws Exception {
        SwarmStore store = store();
        for (int port : List.of(0, 25, 1023, 3306, 11211)) {
            assertThrows(
                    TrackerException.class,
                    () -> announce(store, 1, "60.0.2.1", port, false),
                    "" + port);
        }
        assertEquals(0, store.stats().peers());
    }

    @Test
    @DisplayName("TR an answer has no more peers than were wanted, each once, out of all")
    void choiceIsRandomAndBounded() throws Exception {
        SwarmStore store = store();
        for (int i = 0; i < 60; i++) {
            announce(store, 1, "60.0." + i + ".1", 6881, false);
        }
        var seen = new TreeSet<String>();
        for (int round = 0; round < 60; round++) {
            List<String> places = places(announce(store, 1, "60.0.0.1", 6881, false));
            assertEquals(10, new TreeSet<>(places).size());
            seen.addAll(places);
        }
        assertEquals(59, seen.size());
    }

    @Test
    @DisplayName("TR one network has its bound, and a flood from few drives out its own")
    void roomIsFair() throws Exception {
        SwarmStore store = store();
        for (int i = 0; i < 200; i++) {
            announce(store, i, "60.0." + i + ".1", 6881, false);
        }
        for (int network = 0; network < 9; network++) {
            for (int i = 0; i < 100; i++) {
                announce(
                        store,
                        10_000 + network * 1_000 + i,
                        "61.51." + network + ".1",
                        7000 + i,
                        false);
            }
        }
        assertEquals(MOST, store.stats().peers());
        for (int i = 0; i < 200; i++) {
            assertEquals(new SwarmCounts(0, 1, 0), counts(store, i), "swarm " + i);
        }
    }

    @Test
    @DisplayName("TR who is alone in his network gives way when nobody's is crowded, eldest first")
    void theEldestGivesWay() throws Exception {
        SwarmStore store = store();
        for (int i = 0; i < MOST; i++) {
            announce(store, i, "60." + i / 250 + "." + i % 250 + ".1", 6881, false);
        }
        announce(store, MOST, "61.51.0.1", 6881, false);
        assertEquals(MOST, store.stats().peers());
        assertEquals(new SwarmCounts(0, 1, 0), counts(store, MOST));
        assertEquals(new SwarmCounts(0, 1, 0), counts(store, MOST - 1));
    }

    @Test
    @DisplayName("TR one network has its bound, of IPv6 a /48")
    void aNetworkHasItsBound() throws Exception {
        SwarmStore store = store(settings(2, Duration.ofMinutes(10)));
        announce(store, 1, "2600:1f18:1:1::1", 7000, false);
        announce(store, 2, "2600:1f18:1:2::1", 7000, false);
        TrackerException refused =
                assertThrows(
                        TrackerException.class,
                        () -> announce(store, 1, "2600:1f18:1:3::1", 7000, false));
        assertEquals(ApiErrorCode.CROWDED, refused.code());
        announce(store, 1, "2600:1f18:1:1::1", 7000, true);
        leave(store, 2, "2600:1f18:1:2::1", 7000);
        announce(store, 1, "2600:1f18:1:3::1", 7000, false);
        announce(store, 1, "2600:1f18:2:3::1", 7000, false);
    }

    @Test
    @DisplayName("TR who leaves is gone at once, and his swarm with its counts once it is empty")
    void leaving() throws Exception {
        SwarmStore store = store();
        announce(store, 1, "60.0.2.1", 6881, false);
        complete(store, 1, "60.0.2.1");
        announce(store, 1, "60.0.2.2", 6881, false);
        leave(store, 1, "60.0.2.2", 6881);
        assertEquals(new SwarmCounts(1, 0, 1), counts(store, 1));
        leave(store, 1, "60.0.2.1", 6881);
        leave(store, 1, "60.0.2.1", 6881);
        assertEquals(SwarmCounts.NOBODY, counts(store, 1));
        assertEquals(new SwarmStats(0, 0), store.stats());
    }

    @Test
    @DisplayName("TR who falls silent is gone, and his room is there again")
    void theSilentAreGone() throws Exception {
        SwarmStore store = store(settings(2, Duration.ofSeconds(1)));
        announce(store, 1, "60.0.2.1", 6881, true);
        announce(store, 2, "60.0.2.1", 6881, false);
        pass(Duration.ofSeconds(3));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> {
                    tick(store);
                    return store.stats().equals(new SwarmStats(0, 0));
                });
        assertEquals(SwarmCounts.NOBODY, counts(store, 1));
        assertEquals(List.of(), announce(store, 1, "60.0.2.2", 6881, false).peers());
        announce(store, 3, "60.0.2.2", 6881, false);
    }

    @Test
    @DisplayName("TR another program at the same address and port takes the place of the first")
    void onePlaceIsOnePeer() throws Exception {
        SwarmStore store = store();
        announce(store, 1, "60.0.2.1", 6881, true);
        var other =
                new AnnounceRequest(
                        torrent(1), torrent(9), 6881, false, AnnounceEvent.STARTED, 10, true);
        assertEquals(new SwarmCounts(0, 1, 0), store.announce(other, address("60.0.2.1")).counts());
        assertEquals(
                List.of(
                        new SwarmPeer(
                                torrent(9), new InetSocketAddress(address("60.0.2.1"), 6881))),
                announce(store, 1, "60.0.2.2", 6881, true).peers());
    }

    @Test
    @DisplayName("TR addresses of both families are told whole")
    void bothFamilies() throws Exception {
        SwarmStore store = store();
        announce(store, 1, "60.0.2.1", 65_535, false);
        announce(store, 1, "2600:1f18:1:2::1", 7000, false);
        assertEquals(
                List.of("/60.0.2.1:65535", "/[2600:1f18:1:2:0:0:0:1]:7000"),
                places(announce(store, 1, "60.0.3.1", 6881, false)));
    }

    @Test
    @DisplayName("TR who wants nobody is told nobody")
    void nobodyIsWanted() throws Exception {
        SwarmStore store = store();
        announce(store, 1, "60.0.2.1", 6881, false);
        var shy =
                new AnnounceRequest(
                        torrent(1), torrent(0), 6881, false, AnnounceEvent.NONE, 0, true);
        assertEquals(List.of(), store.announce(shy, address("60.0.2.2")).peers());
    }

    /** Against what follows from the announcements themselves, whatever they are. */
    @Test
    void countsHoldWhateverHappens() throws Exception {
        SwarmStore store = store();
        List<TorrentHash> torrents =
                IntStream.range(0, TORRENTS).mapToObj(SwarmStoreContract::torrent).toList();
        var random = new Random(5);
        for (int step = 0; step < rounds(); step++) {
            pass(Duration.ofNanos(random.nextInt(2_000_000_000)));
            int torrent = random.nextInt(TORRENTS);
            var event = AnnounceEvent.values()[random.nextInt(4)];
            try {
                store.announce(
                        request(torrent, 7000 + random.nextInt(3), random.nextBoolean(), event),
                        address("60.0." + random.nextInt(200) + ".1"));
            } catch (TrackerException full) {
                assertEquals(ApiErrorCode.CROWDED, full.code());
            }
            int members = 0;
            for (SwarmCounts counts : store.counts(torrents).values()) {
                assertTrue(counts.complete() >= 0 && counts.incomplete() >= 0, counts::toString);
                members += counts.complete() + counts.incomplete();
            }
            assertEquals(store.stats().peers(), members);
            assertTrue(members <= MOST);
        }
    }

    @Test
    @DisplayName("TR intervals are spread by a tenth either way")
    void intervalsAreSpread() throws Exception {
        SwarmStore store = store();
        var told = new TreeSet<Duration>();
        for (int i = 0; i < 200; i++) {
            told.add(announce(store, i, "60.0." + i + ".1", 6881, false).interval());
        }
        assertTrue(told.first().compareTo(Duration.ofMinutes(9)) >= 0, told::toString);
        assertTrue(told.last().compareTo(Duration.ofMinutes(11)) <= 0, told::toString);
        assertTrue(told.size() > 20, told::toString);
    }

    protected static AnnounceOutcome announce(
            SwarmStore store, int torrent, String from, int port, boolean complete)
            throws TrackerException {
        return store.announce(request(torrent, port, complete, AnnounceEvent.NONE), address(from));
    }

    private static void complete(SwarmStore store, int torrent, String from)
            throws TrackerException {
        store.announce(request(torrent, 6881, true, AnnounceEvent.COMPLETED), address(from));
    }

    private static void leave(SwarmStore store, int torrent, String from, int port)
            throws TrackerException {
        store.announce(request(torrent, port, false, AnnounceEvent.STOPPED), address(from));
    }

    private static SwarmCounts counts(SwarmStore store, int torrent) throws TrackerException {
        TorrentHash hash = torrent(torrent);
        return Objects.requireNonNull(store.counts(List.of(hash)).get(hash));
    }

    private static AnnounceRequest request(
            int torrent, int port, boolean complete, AnnounceEvent event) {
        return new AnnounceRequest(torrent(torrent), torrent(0), port, complete, event, 10, true);
    }

    private static TorrentHash torrent(int number) {
        byte[] hash = new byte[TorrentHash.BYTES];
        ByteBuffer.wrap(hash).putInt(number);
        return TorrentHash.of(hash);
    }

    private static InetAddress address(String literal) {
        return InetAddress.ofLiteral(literal);
    }

    private static List<String> places(AnnounceOutcome outcome) {
        return outcome.peers().stream().map(peer -> peer.address().toString()).sorted().toList();
    }
}
