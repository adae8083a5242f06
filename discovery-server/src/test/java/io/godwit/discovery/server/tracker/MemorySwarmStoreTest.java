package io.godwit.discovery.server.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MemorySwarmStoreTest {

    private static final int MOST = 500;
    private static final TrackerSettings SETTINGS =
            new TrackerSettings(true, MOST, 100, Duration.ofMinutes(10));

    private long nanos;
    private final MemorySwarmStore store =
            new MemorySwarmStore(SETTINGS, () -> nanos, new SplittableRandom(1));

    @Test
    @DisplayName("TR who announces is told to who comes after, and the swarm is counted")
    void peersFindEachOther() throws Exception {
        assertEquals(List.of(), announce(1, "60.0.2.1", 6881, true).peers());
        var second = announce(1, "60.0.2.2", 6882, false);
        assertEquals(List.of("/60.0.2.1:6881"), places(second));
        assertEquals(new SwarmCounts(1, 1, 0), second.counts());
        assertEquals(List.of(), announce(2, "60.0.2.2", 6882, false).peers());
        assertEquals(new SwarmStats(2, 3), store.stats());
    }

    @Test
    @DisplayName("TR who has everything is told nobody who has, and nobody is told of himself")
    void seedsDoNotNeedSeeds() throws Exception {
        announce(1, "60.0.2.1", 6881, true);
        assertEquals(List.of(), places(announce(1, "60.0.2.2", 6881, true)));
        assertEquals(List.of(), places(announce(1, "60.0.2.2", 6881, true)));
    }

    @Test
    @DisplayName(
            "TR who leaves is gone at once; who falls silent after twice the interval he was told")
    void leavingAndSilence() throws Exception {
        Duration told = announce(1, "60.0.2.1", 6881, false).interval();
        announce(1, "60.0.2.2", 6881, false);
        store.announce(request(1, 6881, false, AnnounceEvent.STOPPED), address("60.0.2.2"));
        assertEquals(new SwarmCounts(0, 1, 0), store.counts(torrent(1)));
        nanos += 2 * told.toNanos() - 1;
        assertEquals(1, store.stats().peers());
        nanos += 1;
        store.sweep();
        assertEquals(new SwarmStats(0, 0), store.stats());
    }

    @Test
    @DisplayName("TR somebody at another address makes nobody leave")
    void leavingIsOnesOwn() throws Exception {
        announce(1, "60.0.2.1", 6881, false);
        store.announce(request(1, 6881, false, AnnounceEvent.STOPPED), address("60.0.2.2"));
        assertEquals(1, store.stats().peers());
    }

    @Test
    @DisplayName("TR a download counts once, and only of who was seen without the whole")
    void completionsCountOnce() throws Exception {
        complete(1, "60.0.2.1");
        assertEquals(new SwarmCounts(1, 0, 0), store.counts(torrent(1)));
        announce(1, "60.0.2.2", 6881, false);
        complete(1, "60.0.2.2");
        complete(1, "60.0.2.2");
        assertEquals(new SwarmCounts(2, 0, 1), store.counts(torrent(1)));
    }

    @Test
    @DisplayName("TR addresses of a private network are told in private networks only")
    void privateAddressesStay() throws Exception {
        announce(1, "127.0.0.1", 6881, false);
        announce(1, "10.0.0.1", 6881, false);
        announce(1, "8.8.4.4", 6881, false);
        assertEquals(List.of("/8.8.4.4:6881"), places(announce(1, "8.8.8.8", 6881, false)));
        assertEquals(
                List.of("/10.0.0.1:6881", "/8.8.4.4:6881", "/8.8.8.8:6881"),
                places(announce(1, "10.0.0.2", 6881, false)));
    }

    @Test
    @DisplayName("TR ports of other services are refused")
    void foreignPortsAreRefused() {
        for (int port : List.of(0, 25, 1023, 3306, 11211)) {
            assertThrows(
                    TrackerException.class, () -> announce(1, "60.0.2.1", port, false), "" + port);
        }
        assertEquals(0, store.stats().peers());
    }

    @Test
    @DisplayName("TR an answer has no more peers than were wanted, each once, out of all")
    void choiceIsRandomAndBounded() throws Exception {
        for (int i = 0; i < 60; i++) {
            announce(1, "60.0." + i + ".1", 6881, false);
        }
        var seen = new TreeSet<String>();
        for (int round = 0; round < 60; round++) {
            List<String> places = places(announce(1, "60.0.0.1", 6881, false));
            assertEquals(10, new TreeSet<>(places).size());
            seen.addAll(places);
        }
        assertEquals(59, seen.size());
    }

    @Test
    @DisplayName("TR one network has its bound, and a flood from few drives out its own")
    void roomIsFair() throws Exception {
        for (int i = 0; i < 200; i++) {
            announce(i, "60.0." + i + ".1", 6881, false);
        }
        for (int network = 0; network < 9; network++) {
            for (int i = 0; i < 100; i++) {
                announce(10_000 + network * 1_000 + i, "61.51." + network + ".1", 7000 + i, false);
            }
        }
        assertEquals(MOST, store.stats().peers());
        for (int i = 0; i < 200; i++) {
            assertEquals(new SwarmCounts(0, 1, 0), store.counts(torrent(i)), "swarm " + i);
        }
        var crowded =
                new MemorySwarmStore(
                        new TrackerSettings(true, MOST, 2, Duration.ofMinutes(10)),
                        () -> nanos,
                        new SplittableRandom(1));
        crowded.announce(
                request(1, 7000, false, AnnounceEvent.STARTED), address("2600:1f18:1:1::1"));
        crowded.announce(
                request(1, 7000, false, AnnounceEvent.STARTED), address("2600:1f18:1:2::1"));
        assertThrows(
                TrackerException.class,
                () ->
                        crowded.announce(
                                request(1, 7000, false, AnnounceEvent.STARTED),
                                address("2600:1f18:1:3::1")));
    }

    @Test
    @DisplayName("TR intervals are spread by a tenth either way")
    void intervalsAreSpread() throws Exception {
        var told = new TreeSet<Duration>();
        for (int i = 0; i < 200; i++) {
            told.add(announce(i, "60.0." + i + ".1", 6881, false).interval());
        }
        assertTrue(told.first().compareTo(Duration.ofMinutes(9)) >= 0, told::toString);
        assertTrue(told.last().compareTo(Duration.ofMinutes(11)) <= 0, told::toString);
        assertTrue(told.size() > 20, told::toString);
    }

    /** Against what follows from the announcements themselves, whatever they are. */
    @Test
    void countsHoldWhateverHappens() throws Exception {
        var random = new Random(5);
        for (int step = 0; step < 30_000; step++) {
            nanos += random.nextInt(2_000_000_000);
            int torrent = random.nextInt(20);
            var event = AnnounceEvent.values()[random.nextInt(4)];
            try {
                store.announce(
                        request(torrent, 7000 + random.nextInt(3), random.nextBoolean(), event),
                        address("60.0." + random.nextInt(200) + ".1"));
            } catch (TrackerException full) {
                assertEquals("", full.field());
            }
            int members = 0;
            for (int i = 0; i < 20; i++) {
                SwarmCounts counts = store.counts(torrent(i));
                assertTrue(counts.complete() >= 0 && counts.incomplete() >= 0, counts::toString);
                members += counts.complete() + counts.incomplete();
            }
            assertEquals(store.stats().peers(), members);
            assertTrue(members <= MOST);
        }
    }

    private AnnounceOutcome announce(int torrent, String from, int port, boolean complete)
            throws TrackerException {
        return store.announce(request(torrent, port, complete, AnnounceEvent.NONE), address(from));
    }

    private void complete(int torrent, String from) throws TrackerException {
        store.announce(request(torrent, 6881, true, AnnounceEvent.COMPLETED), address(from));
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
