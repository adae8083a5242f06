package io.godwit.app.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.core.discovery.DiscoveryState;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class NamedServersTest {
    private static final URI ONE = URI.create("http://192.0.2.1:8000");
    private static final URI TWO = URI.create("http://192.0.2.2:8000");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final AtomicReference<Instant> clock = new AtomicReference<>(NOON);
    private final Map<URI, DiscoveryState> states = new LinkedHashMap<>();
    private final NamedServers servers = new NamedServers(() -> states, clock::get);

    @Test
    void isOnlineWhenOneOfThemKnowsThisNode() {
        states.put(ONE, new DiscoveryState.Unreachable(Duration.ofSeconds(8), 3));
        states.put(TWO, new DiscoveryState.Online());
        assertEquals(new NetworkState.Online(new NetworkState.Meeting.Server(TWO)), servers.look());
    }

    @Test
    void namesTheMomentOfTheNextTryAndKeepsToIt() {
        states.put(ONE, new DiscoveryState.Starting());
        assertEquals(new NetworkState.Starting(), servers.look());
        states.put(ONE, new DiscoveryState.Unreachable(Duration.ofSeconds(8), 3));
        var expected = new NetworkState.Unreachable(ONE, NOON.plusSeconds(8));
        assertEquals(expected, servers.look());
        clock.set(NOON.plusSeconds(5));
        assertEquals(expected, servers.look(), "a countdown counts");
        clock.set(NOON.plusSeconds(8));
        states.put(ONE, new DiscoveryState.Unreachable(Duration.ofSeconds(8), 4));
        assertEquals(
                new NetworkState.Unreachable(ONE, NOON.plusSeconds(16)), servers.look(), "anew");
    }
}
