package io.godwit.discovery.server.registry;

import static io.godwit.discovery.server.registry.TestPeers.claim;
import static io.godwit.discovery.server.registry.TestPeers.content;
import static io.godwit.discovery.server.registry.TestPeers.id;
import static io.godwit.discovery.server.registry.TestPeers.part;
import static io.godwit.discovery.server.registry.TestPeers.prefix;
import static io.godwit.discovery.server.registry.TestPeers.refused;
import static io.godwit.discovery.server.registry.TestPeers.registration;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.discovery.server.net.NetworkPrefix;
import io.godwit.discovery.server.search.SearchQuery;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a registry in memory knows a peer, and who gives way when there is no room. */
class MemoryRegistryTest extends MemoryRegistryFixture {

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

    @ParameterizedTest
    @DisplayName("REG-06 100,000 IDs of one /64 or /24 are held to its part, and others are served")
    @CsvSource({"2001:db8:1:2::, 2001:db8:1:3::1", "203.0.113.0, 198.51.100.7"})
    void floodFromOneNetworkIsBounded(String attacked, String elsewhere) throws Exception {
        var flooded =
                registry(
                        new RegistryLimits(
                                1_000, 100, 10, Heartbeats.every(Duration.ofSeconds(30))));
        NetworkPrefix honest = NetworkPrefix.neighbourhood(InetAddress.ofLiteral(elsewhere));
        int before = 200_000;
        flooded.register(registration(before, 1, honest));
        byte[] attacker = InetAddress.ofLiteral(attacked).getAddress();
        int accepted = 0;
        for (int i = 0; i < 100_000; i++) {
            attacker[attacker.length - 1] = (byte) i;
            NetworkPrefix of = NetworkPrefix.neighbourhood(InetAddress.getByAddress(attacker));
            try {
                flooded.register(registration(i, 1, of));
                accepted++;
            } catch (RegistryException e) {
                assertEquals(ApiErrorCode.CROWDED, e.code());
            }
        }
        assertEquals(100, accepted);
        flooded.heartbeat(claim(before, 1));
        int late = 200_001;
        flooded.register(registration(late, 1, honest));
        assertTrue(flooded.find(id(before)).isPresent());
        assertTrue(flooded.find(id(late)).isPresent());
        assertEquals(102, flooded.stats().peers());
        assertEquals(0, flooded.stats().evicted());
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
    void pagesAreInTheOrderOfIds() throws Exception {
        for (int i : new int[] {3, 1, 2}) {
            register(i, 1, i);
        }
        assertEquals(List.of(id(1), id(2)), ids(registry.page(Optional.empty(), 2)));
        assertEquals(List.of(id(3)), ids(registry.page(Optional.of(id(2)), 2)));
    }

    private int hits(String query) {
        return registry.search(SearchQuery.of(query), Optional.empty(), 100).hits().size();
    }
}
