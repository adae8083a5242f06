package io.godwit.discovery.server;

import io.godwit.discovery.server.redis.RedisAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What survives a restart, and where.
 *
 * @param folder of the snapshot, made when it is missing; absent: nothing is kept
 * @param every time between snapshots
 * @param redis what keeps it for many instances, instead of a snapshot; absent: this one is alone
 */
public record Keeping(@Nullable Path folder, Duration every, @Nullable RedisAddress redis) {

    /** Nothing is kept. */
    static final Keeping NOTHING = new Keeping(null, Duration.ofMinutes(5), null);
}
