package io.godwit.discovery.server.tracker;

import java.time.Duration;
import java.util.random.RandomGenerator;

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

    /** Heap that a peer takes at most, alone in its swarm and its network, with an IPv6 address: 880 measured. */
    public static final int PEER_BYTES = 1_024;

    /**
     * The usual number of peers, or a lower one where there is not the memory for them: a tenth of the heap.
     *
     * @param heap most bytes of heap, as {@link Runtime#maxMemory} tells
     */
    public static int peersIn(long heap) {
        return Math.clamp(heap / 10 / PEER_BYTES, 1, OFF.peers);
    }

    /** Announcements a second that the interval aims at. */
    private static final int PACE = 500;

    /**
     * What one client is told: the more peers, the longer; a tenth more or less, so that who came together does not stay
     * together.
     *
     * @param known peers of all swarms
     * @return whole seconds, 1 at least
     */
    public Duration interval(int known, RandomGenerator random) {
        long paced = Duration.ofSeconds(1).toNanos() / PACE * known;
        long nominal = Math.max(interval.toNanos(), paced);
        long told = nominal - nominal / 10 + random.nextLong(nominal / 5 + 1);
        return Duration.ofSeconds(Math.max(1, told / Duration.ofSeconds(1).toNanos()));
    }
}
