package io.godwit.discovery.server.redis;

import static io.godwit.discovery.server.registry.TestPeers.claim;
import static io.godwit.discovery.server.registry.TestPeers.edition;
import static io.godwit.discovery.server.registry.TestPeers.id;
import static io.godwit.discovery.server.registry.TestPeers.registration;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.discovery.server.registry.RegistryLimits;
import io.godwit.discovery.server.registry.Replica;
import io.godwit.discovery.server.search.SearchQuery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the copy has, and when. */
class FollowerTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** What takes out libraries, in the thread that follows; some tests make it wait. */
    private Executor cleaner = Runnable::run;

    private final Copied copied = new Copied();
    private final Replica replica = new Replica(new Random(1), task -> cleaner.execute(task));
    private @Nullable RedisProcess started;
    private @Nullable RedisStore opened;
    private @Nullable Link linked;

    @TempDir Path folder;

    @BeforeEach
    void start() throws Exception {
        RedisProcess redis = RedisProcess.start(folder);
        started = redis;
        opened = new RedisStore(redis.address());
        linked = new Link(redis.address());
    }

    @AfterEach
    void stop() throws Exception {
        store().close();
        redis().close();
    }

    private RedisProcess redis() {
        return Objects.requireNonNull(started);
    }

    private RedisStore store() {
        return Objects.requireNonNull(opened);
    }

    private Link link() {
        return Objects.requireNonNull(linked);
    }

    private Writes writes() {
        return new Writes(store(), link(), RegistryLimits.DEFAULT, replica::size);
    }

    /** Follows until closed. */
    private final class Following implements AutoCloseable {
        private final Follower follower =
                new Follower(store(), replica, link(), copied, RedisProcess.WAITS.change());
        private final Thread thread;

        /** Returns when all is copied. */
        Following() {
            long before = link().resyncs();
            thread = Thread.ofPlatform().start(follower);
            await().atMost(SOON).until(() -> link().resyncs() > before);
        }

        @Override
        public void close() throws InterruptedException {
            follower.close();
            thread.join();
        }
    }

    @Test
    void whoComesDoesNotWaitForAnothersLibrary() throws Exception {
        var waiting = new Semaphore(0);
        var gate = new Semaphore(0);
        cleaner =
                task -> {
                    waiting.release();
                    gate.acquireUninterruptibly();
                    task.run();
                };
        try (var _ = new Following()) {
            writes().register(registration(1, 1));
            long first = writes().publish(claim(1, 1), edition(1, "first")).change();
            await().atMost(SOON).until(() -> copied.shares().number() == first);
            long second = writes().publish(claim(1, 2), edition(2, "second")).change();
            await().atMost(SOON).until(waiting::tryAcquire);
            // Both are read together, once the library before is done.
            writes().register(registration(2, 1));
            long last = writes().publish(claim(1, 3), edition(3, "third")).change();
            gate.release();
            await().atMost(SOON).until(waiting::tryAcquire);
            assertEquals(last, copied.peers().number());
            assertTrue(replica.find(id(2)).isPresent());
            assertEquals(second, copied.shares().number());
            gate.release();
            await().atMost(SOON).until(() -> copied.shares().number() == last);
        }
    }

    @Test
    void itFollowsWhileRequestsHaveAllTheirConnections() throws Exception {
        store().close();
        var requests = RedisStore.client(redis().address(), 2);
        opened = new RedisStore(requests, RedisStore.client(redis().address(), 2));
        try (var _ = new Following();
                var others = new RedisStore(redis().address())) {
            long before = link().resyncs();
            try (var _ = requests.getPool().getResource();
                    var _ = requests.getPool().getResource()) {
                // Longer than a connection is waited for, twice.
                await().pollDelay(Duration.ofSeconds(5)).until(() -> link().condition().sound());
                new Writes(others, link(), RegistryLimits.DEFAULT, replica::size)
                        .register(registration(1, 1));
                await().atMost(SOON).until(() -> replica.find(id(1)).isPresent());
            }
            assertEquals(before, link().resyncs());
            assertEquals(0, link().failures());
        }
    }

    @Test
    void sharesInARedisThatWasEmptiedAreNotTakenForThoseBefore() throws Exception {
        try (var _ = new Following()) {
            writes().register(registration(1, 1));
            long change = writes().publish(claim(1, 1), edition(7, "of before")).change();
            await().atMost(SOON).until(() -> copied.shares().number() == change);
        }
        redis().empty();
        // Through another instance, before this one has noticed.
        writes().register(registration(1, 1));
        writes().publish(claim(1, 1), edition(8, "of now"));
        try (var _ = new Following()) {
            assertEquals(8, replica.find(id(1)).orElseThrow().generation());
            assertEquals(
                    1, replica.search(SearchQuery.of("now"), Optional.empty(), 9).hits().size());
            assertEquals(
                    0, replica.search(SearchQuery.of("before"), Optional.empty(), 9).hits().size());
        }
    }
}
