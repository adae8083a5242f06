package io.godwit.discovery.server.registry;

import java.time.Duration;

/**
 * How much is remembered and for how long.
 *
 * @param peers most peers; who was silent longest in the most crowded site gives way
 * @param peersPerPrefix most peers that registered from one IPv4 /24 or IPv6 /64
 * @param entries most published entries of all peers together
 * @param entriesPerSite most published entries of the peers of one IPv4 /24 or IPv6 /48
 * @param heartbeat time between heartbeats, told to every peer
 * @param missed heartbeats that may be missed before a peer is gone
 */
public record RegistryLimits(
        int peers,
        int peersPerPrefix,
        long entries,
        long entriesPerSite,
        Duration heartbeat,
        int missed) {

    /** Where no site has a bound of its own for entries, as in a local network, which is one site. */
    public RegistryLimits(
            int peers, int peersPerPrefix, long entries, Duration heartbeat, int missed) {
        this(peers, peersPerPrefix, entries, entries, heartbeat, missed);
    }

    /** 200,000 peers, 2,048 from one neighbourhood, 2,000,000 entries, 500,000 from one site, 30 s, 3 missed. */
    public static final RegistryLimits DEFAULT =
            new RegistryLimits(200_000, 2_048, 2_000_000, 500_000, Duration.ofSeconds(30), 3);

    /** Time of silence after which a peer is gone. */
    public Duration patience() {
        return heartbeat.multipliedBy(missed);
    }
}
