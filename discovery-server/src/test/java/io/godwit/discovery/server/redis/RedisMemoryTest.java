package io.godwit.discovery.server.redis;

import static io.godwit.discovery.server.registry.TestPeers.claim;
import static io.godwit.discovery.server.registry.TestPeers.edition;
import static io.godwit.discovery.server.registry.TestPeers.id;
import static io.godwit.discovery.server.registry.TestPeers.publish;
import static io.godwit.discovery.server.registry.TestPeers.registration;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.discovery.server.registry.Heartbeats;
import io.godwit.discovery.server.registry.RegistryException;
import io.godwit.discovery.server.registry.RegistryLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** A Redis that has all the memory it may have. */
class RedisMemoryTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** Peers are silent too long after a second and a half. */
    private static final RegistryLimits LIMITS =
            new RegistryLimits(9, 9, 99, 99, Heartbeats.every(Duration.ofMillis(500)));

    @TempDir Path folder;

    private static void busy(Executable call) {
        assertEquals(ApiErrorCode.BUSY, assertThrows(RegistryException.class, call).code());
    }

    @Test
    void whatMakesItSmallerIsDoneWithoutMemory() throws Exception {
        try (var redis = RedisProcess.start(folder);
                var registry =
                        RedisRegistry.open(
                                redis.address(),
                                LIMITS,
                                new Random(1),
                                Runnable::run,
                                RedisProcess.WAITS)) {
            await().atMost(SOON).until(() -> registry.condition().sound());
            for (int peer = 1; peer <= 3; peer++) {
                registry.register(registration(peer, 1));
            }
            publish(registry, claim(3, 1), edition(1, "a library"));
            assertEquals("+OK", redis.command("CONFIG SET maxmemory 1"));

            busy(() -> registry.register(registration(4, 1)));
            busy(() -> registry.heartbeat(claim(1, 1)));
            assertFalse(registry.condition().writable());
            registry.remove(claim(1, 2));
            await().atMost(SOON).until(() -> registry.find(id(1)).isEmpty());
            // Who is silent goes too, at a clock that is set although there is no memory.
            await().atMost(SOON)
                    .until(() -> {
                        registry.sweep();
                        return registry.stats().peers() == 0;
                    });
            assertEquals(":0", redis.command("EXISTS godwit:1:shares:1"));
            registry.sweep();
            assertFalse(registry.condition().writable());

            assertEquals("+OK", redis.command("CONFIG SET maxmemory 0"));
            await().atMost(SOON)
                    .until(() -> {
                        registry.sweep();
                        return registry.condition().sound();
                    });
            // Their last numbers were kept all the same.
            RegistryException stale =
                    assertThrows(
                            RegistryException.class, () -> registry.register(registration(1, 1)));
            assertEquals(ApiErrorCode.STALE, stale.code());
            registry.register(registration(1, 2));
            assertTrue(registry.find(id(1)).isPresent());
        }
    }
}
