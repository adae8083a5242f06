package io.godwit.discovery.server;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What survives a restart.
 *
 * @param folder of the snapshot, made when it is missing; absent: nothing is kept
 * @param every time between snapshots
 */
public record Keeping(@Nullable Path folder, Duration every) {

    /** Nothing is kept. */
    static final Keeping NOTHING = new Keeping(null, Duration.ofMinutes(5));
}
