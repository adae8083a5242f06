package io.godwit.discovery.server;

import io.godwit.discovery.server.http.Backing;
import io.godwit.discovery.server.metrics.ServerMetrics;
import io.godwit.discovery.server.redis.RedisAddress;
import io.godwit.discovery.server.redis.RedisRegistry;
import io.godwit.discovery.server.tracker.SwarmStore;
import io.godwit.discovery.server.tracker.TrackerSettings;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * In Redis, with others; it keeps what it is told by itself.
 *
 * @param registry what is remembered
 * @param swarms of BitTorrent clients; absent: this is no tracker
 */
record KeptInRedis(RedisRegistry registry, @Nullable SwarmStore swarms) implements Kept {

    static KeptInRedis open(
            RedisAddress redis, DiscoveryServerConfig config, RandomGenerator random) {
        RedisRegistry registry =
                RedisRegistry.open(
                        redis, config.registry(), random, task -> Thread.ofVirtual().start(task));
        TrackerSettings tracker = config.front().tracker();
        return new KeptInRedis(registry, tracker.on() ? registry.swarms(tracker, random) : null);
    }

    @Override
    public Backing backing() {
        return new Backing(registry, registry.buckets(), swarms, this::meter);
    }

    private void meter(ServerMetrics metrics) {
        metrics.gauge(
                "godwit.redis.up",
                "1 while Redis answers and takes writes",
                () -> registry.condition().writable() ? 1 : 0);
        metrics.gauge(
                "godwit.redis.synced",
                "1 when the copy of what Redis has was complete at some time",
                () -> registry.condition().readable() ? 1 : 0);
        metrics.counter(
                "godwit.redis.failures",
                "Times that Redis was away or refused something",
                registry::failures);
        metrics.counter(
                "godwit.redis.resyncs",
                "Times that the whole copy was read anew",
                registry::resyncs);
    }

    @Override
    public void save() {
        // Redis has what was acknowledged; how safely is up to its settings.
    }

    @Override
    public void abandon() {
        close();
    }

    @Override
    public void close() {
        registry.close();
    }
}
