package io.godwit.app.network;

import io.godwit.core.discovery.DiscoveryState;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The servers that a person named. */
final class NamedServers implements Meetings {
    private final Supplier<Map<URI, DiscoveryState>> servers;
    private final InstantSource clock;
    private DiscoveryState.@Nullable Unreachable last;
    private Instant retryAt = Instant.MIN;

    /**
     * Watches them.
     *
     * @param servers the servers and how announcing there goes
     * @param clock for the moment of the next try
     */
    NamedServers(Supplier<Map<URI, DiscoveryState>> servers, InstantSource clock) {
        this.servers = servers;
        this.clock = clock;
    }

    @Override
    public NetworkState look() {
        Map<URI, DiscoveryState> now = servers.get();
        for (var server : now.entrySet()) {
            if (server.getValue() instanceof DiscoveryState.Online) {
                return new NetworkState.Online(new NetworkState.Meeting.Server(server.getKey()));
            }
        }
        for (var server : now.entrySet()) {
            if (server.getValue() instanceof DiscoveryState.Unreachable unreachable) {
                return new NetworkState.Unreachable(server.getKey(), retryAt(unreachable));
            }
        }
        return new NetworkState.Starting();
    }

    /** The same moment until the next try was in vain too. */
    private Instant retryAt(DiscoveryState.Unreachable now) {
        if (!now.equals(last)) {
            last = now;
            retryAt = clock.instant().plus(now.retryIn());
        }
        return retryAt;
    }

    @Override
    public void close() {
        // The node says goodbye to them.
    }
}
