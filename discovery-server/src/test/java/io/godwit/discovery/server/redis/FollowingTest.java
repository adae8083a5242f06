package io.godwit.discovery.server.redis;

import static io.godwit.discovery.server.registry.TestPeers.claim;
import static io.godwit.discovery.server.registry.TestPeers.edition;
import static io.godwit.discovery.server.registry.TestPeers.hits;
import static io.godwit.discovery.server.registry.TestPeers.id;
import static io.godwit.discovery.server.registry.TestPeers.publish;
import static io.godwit.discovery.server.registry.TestPeers.registration;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.discovery.server.registry.RegistryLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The copy that follows Redis, when something goes wrong with it. */
class FollowingTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir Path folder;

    private static RedisRegistry open(RedisProcess redis) {
        return RedisRegistry.open(
                redis.address(),
                RegistryLimits.DEFAULT,
                new Random(1),
                Runnable::run,
                RedisProcess.WAITS);
    }

    @Test
    void aMalformedMemberIsLeftOutAndNobodyElse() throws Exception {
        try (var redis = RedisProcess.start(folder);
                var first = open(redis)) {
            await().atMost(SOON).until(() -> first.condition().sound());
            first.register(registration(1, 1));
            assertEquals(":1", redis.command("ZADD godwit:1:alive 1000000000000000 x"));
            try (var second = open(redis)) {
                await().atMost(SOON).until(() -> second.condition().sound());
                assertTrue(second.find(id(1)).isPresent());
                assertEquals(0, second.failures());
            }
        }
    }

    @Test
    void aChangeOfAMalformedMemberIsPassedOver() throws Exception {
        try (var redis = RedisProcess.start(folder);
                var registry = open(redis)) {
            await().atMost(SOON).until(() -> registry.condition().sound());
            registry.register(registration(1, 1));
            String number = redis.command("HINCRBY godwit:1:totals changes 1").substring(1);
            String place = redis.command("XADD godwit:1:changes * number " + number + " peer x");
            assertTrue(place.startsWith("$"), place);
            registry.register(registration(2, 1));
            assertTrue(registry.find(id(2)).isPresent());
            assertTrue(registry.condition().sound());
            assertEquals(0, registry.failures());
            assertEquals(1, registry.resyncs());
            // Where it is the last one when all is read.
            number = redis.command("HINCRBY godwit:1:totals changes 1").substring(1);
            redis.command("XADD godwit:1:changes * number " + number + " peer x");
            try (var second = open(redis)) {
                await().atMost(SOON).until(() -> second.condition().sound());
                assertEquals(0, second.failures());
            }
        }
    }

    @Test
    void anErrorEndsTheLinkAndNotTheFollowing() throws Exception {
        var left = new AtomicInteger(1);
        try (var redis = RedisProcess.start(folder);
                var registry =
                        RedisRegistry.open(
                                redis.address(),
                                RegistryLimits.DEFAULT,
                                new Random(1),
                                task -> {
                                    // As when there is no memory for a library.
                                    if (left.getAndDecrement() > 0) {
                                        throw new OutOfMemoryError("of the test");
                                    }
                                    task.run();
                                },
                                RedisProcess.WAITS)) {
            await().atMost(SOON).until(() -> registry.condition().sound());
            registry.register(registration(1, 1));
            publish(registry, claim(1, 1), edition(1, "the first"));
            // The thread that follows finds no memory when it takes out the first.
            publish(registry, claim(1, 2), edition(2, "the second"));
            await().atMost(SOON).until(() -> registry.failures() > 0);
            await().atMost(SOON).until(() -> registry.condition().sound());
            registry.register(registration(2, 1));
            assertTrue(registry.find(id(2)).isPresent());
            assertEquals(1, hits(registry, "second"));
            assertEquals(0, hits(registry, "first"));
        }
    }
}
