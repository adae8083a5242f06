package io.godwit.discovery.server;

import io.godwit.discovery.server.http.Backing;
import io.godwit.discovery.server.registry.MemoryRegistry;
import java.util.random.RandomGenerator;

/**
 * In memory, over restarts in a snapshot if there is a folder for it.
 *
 * @param registry what is remembered
 * @param keeper writes it down
 */
record KeptInMemory(MemoryRegistry registry, Keeper keeper) implements Kept {

    static KeptInMemory open(DiscoveryServerConfig config, RandomGenerator random)
            throws DiscoveryServerException {
        var registry =
                new MemoryRegistry(
                        config.registry(),
                        config.clock(),
                        random,
                        task -> Thread.ofVirtual().start(task));
        return new KeptInMemory(registry, Keeper.of(config, registry));
    }

    @Override
    public Backing backing() {
        return Backing.of(registry);
    }

    @Override
    public void save() {
        keeper.save();
    }

    @Override
    public void abandon() {
        // As it was found, it stays.
    }

    @Override
    public void close() {
        keeper.saveLast();
    }
}
