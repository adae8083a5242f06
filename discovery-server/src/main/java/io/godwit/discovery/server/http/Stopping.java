package io.godwit.discovery.server.http;

import java.time.Duration;

/**
 * How a server stops.
 *
 * @param notice time for which it says that it is not ready, and serves all the same, so that load balancers turn
 *     elsewhere first
 * @param patience most time that requests under way then get
 */
public record Stopping(Duration notice, Duration patience) {

    /** No notice, and 10 s, which is as long as a request may take to arrive. */
    public static final Stopping DEFAULT = new Stopping(Duration.ZERO, Duration.ofSeconds(10));
}
