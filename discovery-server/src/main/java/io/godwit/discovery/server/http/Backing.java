package io.godwit.discovery.server.http;

import io.godwit.discovery.server.metrics.ServerMetrics;
import io.godwit.discovery.server.ratelimit.SharedBuckets;
import io.godwit.discovery.server.registry.Registry;
import java.util.function.Consumer;

/**
 * What stands behind the routes.
 *
 * @param registry what is served
 * @param buckets counts registrations together with other instances
 * @param meters adds what is to be seen of where the registry is kept
 */
public record Backing(Registry registry, SharedBuckets buckets, Consumer<ServerMetrics> meters) {

    /** A registry of one server alone. */
    public static Backing of(Registry registry) {
        return new Backing(registry, SharedBuckets.NONE, metrics -> {});
    }
}
