package io.godwit.discovery.server.redis;

import java.time.Duration;

/**
 * How long Redis is waited for where nothing else says it. Immutable.
 *
 * @param firstCopy most that opening waits until all of it is copied
 * @param change most that one question for the next change waits; closing waits for it to end
 */
record Waits(Duration firstCopy, Duration change) {

    /** 5 s, 1 s. */
    static final Waits DEFAULT = new Waits(Duration.ofSeconds(5), Duration.ofSeconds(1));
}
