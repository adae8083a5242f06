package io.godwit.discovery.server.registry;

import static io.godwit.discovery.server.registry.TestPeers.claim;
import static io.godwit.discovery.server.registry.TestPeers.part;
import static io.godwit.discovery.server.registry.TestPeers.prefix;
import static io.godwit.discovery.server.registry.TestPeers.registration;

import io.godwit.core.peer.PeerId;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** A registry in memory whose time tests move, and short ways to fill it and to see who is there. */
abstract class MemoryRegistryFixture {

    static final RegistryLimits LIMITS =
            new RegistryLimits(5, 4, 300_000, Heartbeats.every(Duration.ofSeconds(30)));

    final FakeTime time = new FakeTime();
    final MemoryRegistry registry = registry(LIMITS);

    MemoryRegistry registry(RegistryLimits limits) {
        return new MemoryRegistry(limits, time.clock(), new Random(1), Runnable::run);
    }

    void register(int peer, long sequence) throws RegistryException {
        register(peer, sequence, peer);
    }

    void register(int peer, long sequence, int network) throws RegistryException {
        registry.register(registration(peer, sequence, prefix(network)));
    }

    void publish(int peer, long request, String name) throws RegistryException {
        registry.publish(claim(peer, request), part(1, 0, true, name));
    }

    static List<PeerId> ids(List<OnlinePeer> page) {
        return page.stream().map(peer -> peer.card().id()).toList();
    }
}
