package io.godwit.discovery.server.redis;

import static org.awaitility.Awaitility.await;

import io.godwit.discovery.server.registry.Registry;
import io.godwit.discovery.server.registry.RegistryContract;
import io.godwit.discovery.server.registry.RegistryLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The registry that many instances share, seen from one of them. */
class RedisRegistryContractTest extends RegistryContract {

    private final List<AutoCloseable> open = new ArrayList<>();

    @TempDir Path folder;

    @Override
    protected Registry registry(RegistryLimits limits) throws Exception {
        RedisProcess redis = RedisProcess.start(folder);
        open.add(redis);
        RedisRegistry registry =
                RedisRegistry.open(
                        redis.address(), limits, new Random(1), Runnable::run, RedisProcess.WAITS);
        open.add(registry);
        await().atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .until(() -> registry.condition().sound());
        return registry;
    }

    /** Nobody moves the clock of Redis: the test waits until the peer is gone. */
    @Override
    protected void passPatience() {}

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }
}
