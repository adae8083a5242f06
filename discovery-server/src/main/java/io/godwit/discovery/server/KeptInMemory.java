package io.godwit.discovery.server;

import io.godwit.discovery.server.http.Backing;
import io.godwit.discovery.server.registry.MemoryRegistry;
import io.godwit.discovery.server.tracker.MemorySwarmStore;
import io.godwit.discovery.server.tracker.SwarmStore;
import io.godwit.discovery.server.tracker.TrackerSettings;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * In memory; the registry over restarts in a snapshot, if there is a folder for it. Swarms come back by themselves.
 *
 * @param registry what is remembered
 * @param keeper writes it down
 * @param swarms of BitTorrent clients; absent: this is no tracker
 */
record KeptInMemory(MemoryRegistry registry, Keeper keeper, @Nullable SwarmStore swarms)
        implements Kept {

    static KeptInMemory open(DiscoveryServerConfig config, RandomGenerator random)
            throws DiscoveryServerException {
        var registry =
                new MemoryRegistry(
                        config.registry(),
                        config.clock(),
                        random,
                        task -> Thread.ofVirtual().start(task));
        return new KeptInMemory(registry, Keeper.of(config, registry), swarms(config));
    }

    private static @Nullable SwarmStore swarms(DiscoveryServerConfig config) {
        TrackerSettings tracker = config.front().tracker();
        return tracker.on()
                ? new MemorySwarmStore(tracker, config.clock().nanos(), new SplittableRandom())
                : null;
    }

    @Override
    public Backing backing() {
        return Backing.of(registry).tracking(swarms);
    }

    @Override
    public void save() {
        keeper.save();
    }

    @Override
    public void abandon() {
        keeper.putBack();
    }

    @Override
    public void close() {
        keeper.saveLast();
    }
}
