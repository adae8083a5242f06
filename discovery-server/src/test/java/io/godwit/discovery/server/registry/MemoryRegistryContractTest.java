package io.godwit.discovery.server.registry;

import java.util.Random;

/** The registry of one server. */
class MemoryRegistryContractTest extends RegistryContract {

    private final FakeTime time = new FakeTime();

    @Override
    protected Registry registry(RegistryLimits limits) {
        return new MemoryRegistry(limits, time.clock(), new Random(1), Runnable::run);
    }

    @Override
    protected void passPatience() {
        time.pass(HEARTBEAT.multipliedBy(4));
    }
}
