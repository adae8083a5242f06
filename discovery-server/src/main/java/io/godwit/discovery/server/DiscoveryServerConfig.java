package io.godwit.discovery.server;

import io.godwit.core.discovery.api.ApiLimits;
import io.godwit.discovery.server.http.Front;
import io.godwit.discovery.server.http.HttpLimits;
import io.godwit.discovery.server.ratelimit.RateLimits;
import io.godwit.discovery.server.redis.RedisAddress;
import io.godwit.discovery.server.registry.RegistryLimits;
import io.godwit.discovery.server.registry.ServerClock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How a discovery server runs. Immutable; begin with {@link #defaults()}.
 *
 * @param address where it listens; port 0 takes a free one
 * @param keeping what survives a restart
 * @param registry how much is remembered and for how long
 * @param rates how often one address may ask
 * @param http limits of connections
 * @param front how it faces the world
 * @param clock the time
 */
public record DiscoveryServerConfig(
        InetSocketAddress address,
        Keeping keeping,
        RegistryLimits registry,
        RateLimits rates,
        HttpLimits http,
        Front front,
        ServerClock clock) {

    /** All interfaces, port {@value ApiLimits#DEFAULT_PORT}, no snapshot. */
    public static DiscoveryServerConfig defaults() {
        return new DiscoveryServerConfig(
                new InetSocketAddress(ApiLimits.DEFAULT_PORT),
                Keeping.NOTHING,
                RegistryLimits.DEFAULT,
                RateLimits.DEFAULT,
                HttpLimits.DEFAULT,
                Front.PLAIN,
                ServerClock.system());
    }

    /** The same on another address and port. */
    public DiscoveryServerConfig at(InetAddress host, int port) {
        return new DiscoveryServerConfig(
                new InetSocketAddress(host, port), keeping, registry, rates, http, front, clock);
    }

    /** The same with snapshots in a folder. */
    public DiscoveryServerConfig keptIn(Path folder) {
        return with(new Keeping(folder, keeping.every(), keeping.redis()));
    }

    /** The same with another time between snapshots. */
    public DiscoveryServerConfig keptEvery(Duration time) {
        return with(new Keeping(keeping.folder(), time, keeping.redis()));
    }

    /** The same as one of many instances that keep everything in a Redis. */
    public DiscoveryServerConfig keptIn(RedisAddress redis) {
        return with(new Keeping(keeping.folder(), keeping.every(), redis));
    }

    private DiscoveryServerConfig with(Keeping other) {
        return new DiscoveryServerConfig(address, other, registry, rates, http, front, clock);
    }

    /** The same with other limits of the registry. */
    public DiscoveryServerConfig with(RegistryLimits limits) {
        return new DiscoveryServerConfig(address, keeping, limits, rates, http, front, clock);
    }

    /** The same with other rates. */
    public DiscoveryServerConfig with(RateLimits limits) {
        return new DiscoveryServerConfig(address, keeping, registry, limits, http, front, clock);
    }

    /** The same with other limits of connections. */
    public DiscoveryServerConfig with(HttpLimits limits) {
        return new DiscoveryServerConfig(address, keeping, registry, rates, limits, front, clock);
    }

    /** The same facing the world in another way. */
    public DiscoveryServerConfig with(Front other) {
        return new DiscoveryServerConfig(address, keeping, registry, rates, http, other, clock);
    }

    /** The same with another clock. */
    public DiscoveryServerConfig with(ServerClock time) {
        return new DiscoveryServerConfig(address, keeping, registry, rates, http, front, time);
    }
}
