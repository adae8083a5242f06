package io.godwit.discovery.server.redis;

import static io.godwit.discovery.server.registry.TestPeers.claim;
import static io.godwit.discovery.server.registry.TestPeers.id;
import static io.godwit.discovery.server.registry.TestPeers.registration;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.discovery.server.registry.RegistryLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replica takes the place of the Redis that was used, which goes on as a replica without cutting a connection. */
class FailoverTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir Path folder;

    private RedisProcess redis(String name) throws Exception {
        return RedisProcess.start(
                Files.createDirectory(folder.resolve(name)), "--repl-diskless-sync-delay", "0");
    }

    @Test
    void aRedisThatHasBecomeAReplicaIsLookedForAnew() throws Exception {
        try (var first = redis("first");
                var second = redis("second");
                var name = new MovingName(first.port());
                var registry =
                        RedisRegistry.open(
                                name.address(),
                                RegistryLimits.DEFAULT,
                                new Random(1),
                                Runnable::run)) {
            awaitSound(registry);
            registry.register(registration(1, 1));

            swap(first, second, registry);
            name.leadsTo(second.port());
            awaitSound(registry);
            registry.heartbeat(claim(1, 1));
            registry.register(registration(2, 1));

            // And back.
            swap(second, first, registry);
            name.leadsTo(first.port());
            awaitSound(registry);
            registry.heartbeat(claim(1, 2));
            assertTrue(registry.find(id(2)).isPresent());
        }
    }

    /** The second gets everything, and the first becomes its replica. */
    private static void swap(RedisProcess first, RedisProcess second, RedisRegistry registry) {
        accepted(second.command("REPLICAOF 127.0.0.1 " + first.port()));
        String marker = "marker:" + second.port();
        accepted(first.command("SET " + marker + " 1"));
        await().atMost(SOON).until(() -> second.command("EXISTS " + marker).equals(":1"));
        accepted(second.command("REPLICAOF NO ONE"));
        accepted(first.command("REPLICAOF 127.0.0.1 " + second.port()));
        // While the name still leads to the first one.
        await().atMost(SOON)
                .until(() -> {
                    registry.sweep();
                    return registry.condition().detail().equals("Redis does not take writes");
                });
        assertTrue(registry.condition().readable());
    }

    private static void accepted(String answer) {
        assertTrue(answer.startsWith("+OK"), answer);
    }

    private static void awaitSound(RedisRegistry registry) {
        await().atMost(SOON)
                .until(() -> {
                    registry.sweep();
                    return registry.condition().sound();
                });
    }
}
