package io.godwit.discovery.server;

import io.godwit.core.discovery.api.ApiLimits;
import io.godwit.discovery.server.http.HttpLimits;
import io.godwit.discovery.server.ratelimit.RateLimits;
import io.godwit.discovery.server.registry.RegistryLimits;
import io.godwit.discovery.server.registry.ServerClock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a discovery server runs. Immutable; begin with {@link #defaults()}.
 *
 * @param address where it listens; port 0 takes a free one
 * @param data folder of the snapshot, made when it is missing; absent: nothing is kept over a restart
 * @param snapshotEvery time between snapshots
 * @param registry how much is remembered and for how long
 * @param rates how often one address may ask
 * @param http limits of connections
 * @param clock the time
 */
public record DiscoveryServerConfig(
        InetSocketAddress address,
        @Nullable Path data,
        Duration snapshotEvery,
        RegistryLimits registry,
        RateLimits rates,
        HttpLimits http,
        ServerClock clock) {

    /** All interfaces, port {@value ApiLimits#DEFAULT_PORT}, no snapshot. */
    public static DiscoveryServerConfig defaults() {
        return new DiscoveryServerConfig(
                new InetSocketAddress(ApiLimits.DEFAULT_PORT),
                null,
                Duration.ofMinutes(5),
                RegistryLimits.DEFAULT,
                RateLimits.DEFAULT,
                HttpLimits.DEFAULT,
                ServerClock.system());
    }

    /** The same on another address and port. */
    public DiscoveryServerConfig at(InetAddress host, int port) {
        return new DiscoveryServerConfig(
                new InetSocketAddress(host, port),
                data,
                snapshotEvery,
                registry,
                rates,
                http,
                clock);
    }

    /** The same with snapshots in a folder. */
    public DiscoveryServerConfig keptIn(Path folder) {
        return new DiscoveryServerConfig(
                address, folder, snapshotEvery, registry, rates, http, clock);
    }

    /** The same with other limits of the registry. */
    public DiscoveryServerConfig with(RegistryLimits limits) {
        return new DiscoveryServerConfig(address, data, snapshotEvery, limits, rates, http, clock);
    }

    /** The same with other rates. */
    public DiscoveryServerConfig with(RateLimits limits) {
        return new DiscoveryServerConfig(
                address, data, snapshotEvery, registry, limits, http, clock);
    }

    /** The same with other limits of connections. */
    public DiscoveryServerConfig with(HttpLimits limits) {
        return new DiscoveryServerConfig(
                address, data, snapshotEvery, registry, rates, limits, clock);
    }

    /** The same with another clock. */
    public DiscoveryServerConfig with(ServerClock time) {
        return new DiscoveryServerConfig(address, data, snapshotEvery, registry, rates, http, time);
    }
}
