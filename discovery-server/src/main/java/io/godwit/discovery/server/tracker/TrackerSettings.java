package io.godwit.discovery.server.tracker;

import java.time.Duration;

/**
 * How a tracker runs.
 *
 * @param on whether there is one
 * @param peers most peers of all swarms; when there are more, the eldest of the most crowded site gives way
 * @param peersPerSite most peers of one IPv4 /24 or IPv6 /48, of all swarms
 * @param interval shortest time between announcements that is told; longer when there are many peers
 */
public record TrackerSettings(boolean on, int peers, int peersPerSite, Duration interval) {

    /** None. */
    public static final TrackerSettings OFF =
            new TrackerSettings(false, 200_000, 4_096, Duration.ofMinutes(15));
}
