package io.godwit.discovery.server.http;

import io.godwit.discovery.server.metrics.ServerMetrics;
import io.godwit.discovery.server.ratelimit.SharedBuckets;
import io.godwit.discovery.server.registry.Registry;
import io.godwit.discovery.server.tracker.SwarmStore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the routes.
 *
 * @param registry what is served
 * @param buckets counts registrations together with other instances
 * @param swarms of BitTorrent clients; absent: this is no tracker
 * @param meters adds what is to be seen of where all that is kept
 */
public record Backing(
        Registry registry,
        SharedBuckets buckets,
        @Nullable SwarmStore swarms,
        Consumer<ServerMetrics> meters) {

    /** A registry of one server alone. */
    public static Backing of(Registry registry) {
        return new Backing(registry, SharedBuckets.NONE, null, metrics -> {});
    }

    /** The same with swarms, if there are any. */
    public Backing tracking(@Nullable SwarmStore tracked) {
        return new Backing(registry, buckets, tracked, meters);
    }
}
