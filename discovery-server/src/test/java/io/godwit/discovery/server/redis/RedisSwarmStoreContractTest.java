package io.godwit.discovery.server.redis;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.discovery.server.registry.Heartbeats;
import io.godwit.discovery.server.registry.RegistryLimits;
import io.godwit.discovery.server.tracker.SwarmStore;
import io.godwit.discovery.server.tracker.SwarmStoreContract;
import io.godwit.discovery.server.tracker.TrackerException;
import io.godwit.discovery.server.tracker.TrackerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The swarms that many instances share, seen from one of them, and what only they can show. */
class RedisSwarmStoreContractTest extends SwarmStoreContract {

    private final List<AutoCloseable> open = new ArrayList<>();
    private @Nullable RedisProcess redis;
    private @Nullable RedisRegistry registry;

    @TempDir Path folder;

    @Override
    protected SwarmStore store(TrackerSettings settings) throws Exception {
        RedisProcess process = RedisProcess.start(folder);
        redis = process;
        open.add(process);
        RedisRegistry opened =
                RedisRegistry.open(
                        process.address(),
                        new RegistryLimits(9, 9, 99, 99, Heartbeats.every(Duration.ofSeconds(30))),
                        new Random(1),
                        Runnable::run,
                        RedisProcess.WAITS);
        registry = opened;
        open.add(opened);
        await().atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .until(() -> opened.condition().sound());
        return opened.swarms(settings, new Random(1));
    }

    /** Nobody moves the clock of Redis: the test waits. */
    @Override
    protected void pass(Duration time) {}

    /** The clock goes on with the sweep of the registry. */
    @Override
    protected void tick(SwarmStore store) {
        registry().sweep();
        store.sweep();
    }

    @Override
    protected int rounds() {
        return 1_500;
    }

    private RedisRegistry registry() {
        return Objects.requireNonNull(registry);
    }

    /** How many keys have a name like this. */
    private String keys(String pattern) {
        return Objects.requireNonNull(redis).command("KEYS " + pattern);
    }

    @Test
    @DisplayName("TR swarms that are over leave nothing behind in Redis")
    void nothingIsLeftBehind() throws Exception {
        SwarmStore store = store(settings(9, Duration.ofSeconds(1)));
        announce(store, 1, "60.0.2.1", 6881, true);
        announce(store, 1, "2600:1f18:1:1::1", 6881, false);
        assertEquals("*1", keys("godwit:1:swarm:*"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> {
                    tick(store);
                    return keys("godwit:1:swarm:*").equals("*0");
                });
        assertEquals("*0", keys("godwit:1:tracker:*"));
    }

    @Test
    @DisplayName("TR a tracker that was switched off leaves nothing behind in Redis")
    void nothingIsLeftWithoutTheTracker() throws Exception {
        SwarmStore store = store(settings(9, Duration.ofSeconds(1)));
        announce(store, 1, "60.0.2.1", 6881, true);
        announce(store, 2, "2600:1f18:1:1::1", 6881, false);
        // Not even when there is no memory, which the clients may have taken.
        Objects.requireNonNull(redis).command("CONFIG SET maxmemory 1");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> {
                    registry().sweep();
                    return keys("godwit:1:swarm:*").equals("*0");
                });
        assertEquals("*0", keys("godwit:1:tracker:*"));
    }

    @Test
    @DisplayName("TR without Redis a client is told so, and everybody is known again afterwards")
    void redisAway() throws Exception {
        SwarmStore store = store(settings(100, Duration.ofMinutes(10)));
        announce(store, 1, "60.0.2.1", 6881, true);
        Objects.requireNonNull(redis).kill();
        // Whether it was noticed already or is noticed by this.
        for (int i = 0; i < 3; i++) {
            TrackerException refused =
                    assertThrows(
                            TrackerException.class,
                            () -> announce(store, 1, "60.0.2.2", 6881, false));
            assertEquals(ApiErrorCode.BUSY, refused.code());
            assertThrows(TrackerException.class, () -> store.counts(List.of()));
        }
        Objects.requireNonNull(redis).start();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> {
                    tick(store);
                    return registry().condition().sound();
                });
        assertEquals(1, announce(store, 1, "60.0.2.2", 6881, false).peers().size());
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }
}
