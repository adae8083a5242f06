package io.godwit.discovery.server.registry;

import java.time.Duration;

/**
 * How often peers are to give a sign of life. The more there are, the longer the time between two of one peer, so that
 * all of them together cost what the server can bear.
 *
 * @param least time between two of one peer when there are few
 * @param most the same when there are many; not below {@code least}
 * @param perSecond signs of life of all peers together that the time is drawn out for, from 1
 * @param missed how many may be missed before a peer is gone, from 1
 */
public record Heartbeats(Duration least, Duration most, int perSecond, int missed) {

    /** What peers make of anything longer: DISCOVERY.md section 6. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final int PER_SECOND = 4_000;
    private static final int MISSED = 3;

    /**
     * 4,000 a second, up to 10 minutes apart, 3 missed.
     *
     * @param least time between two of one peer when there are few
     */
    public static Heartbeats every(Duration least) {
        return new Heartbeats(
                least, least.compareTo(LONGEST) > 0 ? least : LONGEST, PER_SECOND, MISSED);
    }

    /** With another number of them a second. */
    public Heartbeats paced(int ofAllPerSecond) {
        return new Heartbeats(least, most, ofAllPerSecond, missed);
    }

    /**
     * Time until the next sign of life of a peer.
     *
     * @param peers how many are online, from 0
     */
    public Duration interval(int peers) {
        long drawnOut = Duration.ofSeconds(peers).toNanos() / perSecond;
        return Duration.ofNanos(Math.clamp(drawnOut, least.toNanos(), most.toNanos()));
    }

    /**
     * Time of silence after which a peer is gone.
     *
     * @param peers as above
     */
    public Duration patience(int peers) {
        return interval(peers).multipliedBy(missed);
    }
}
