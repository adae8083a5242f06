package io.godwit.discovery.server.registry;

import java.time.Duration;

/**
 * How much is remembered and for how long.
 *
 * @param peers most peers; who was silent longest in the most crowded site gives way
 * @param peersPerPrefix most peers that registered from one IPv4 /24 or IPv6 /64
 * @param entries most published entries of all peers together
 * @param heartbeat time between heartbeats, told to every peer
 * @param missed heartbeats that may be missed before a peer is gone
 */
public record RegistryLimits(
        int peers, int peersPerPrefix, long entries, Duration heartbeat, int missed) {

    /** 200,000 peers, 2,048 from one neighbourhood, 2,000,000 entries, 30 s, 3 missed. */
    public static final RegistryLimits DEFAULT =
            new RegistryLimits(200_000, 2_048, 2_000_000, Duration.ofSeconds(30), 3);

    /** Time of silence after which a peer is gone. */
    public Duration patience() {
        return heartbeat.multipliedBy(missed);
    }
}
