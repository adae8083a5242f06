package io.godwit.discovery.server.registry;

import io.godwit.discovery.server.net.NetworkPrefix;
import io.godwit.discovery.server.search.IndexBytes;
import java.time.Duration;

/**
 * How much is remembered and for how long.
 *
 * @param peers most peers; who was silent longest in the most crowded site gives way
 * @param peersPerPrefix most peers that registered from one IPv4 /24 or IPv6 /64
 * @param entries most published entries of all peers together, at {@link IndexBytes#LEAST} bytes each: fewer when their
 *     names have very many words
 * @param entriesPerSite the same of the peers of one IPv4 /24 or IPv6 /48, unless it is a local network
 * @param heartbeats how often peers are to give a sign of life, and when they are gone
 */
public record RegistryLimits(
        int peers, int peersPerPrefix, long entries, long entriesPerSite, Heartbeats heartbeats) {

    /** Heap for a peer with a record of some 900 bytes: 1.2 KiB, and what the collector puts between objects. */
    public static final int PEER_BYTES = 1_280;

    /** Where no site has a bound of its own for entries, as in a local network, which is one site. */
    public RegistryLimits(int peers, int peersPerPrefix, long entries, Heartbeats heartbeats) {
        this(peers, peersPerPrefix, entries, entries, heartbeats);
    }

    /** Bytes of index of all peers together. */
    public long bytes() {
        return entries * IndexBytes.LEAST;
    }

    /** Bytes of index of the peers of a site: a part of all, unless it is a local network, which may be all there is. */
    public long bytesOf(NetworkPrefix site) {
        return site.isLocal() ? bytes() : bytesPerSite();
    }

    /** Bytes of index of the peers of one IPv4 /24 or IPv6 /48 that is no local network. */
    public long bytesPerSite() {
        return entriesPerSite * IndexBytes.LEAST;
    }

    /**
     * The usual limits, or lower ones where there is not the memory for them: a quarter of the heap for peers and three
     * tenths for the index, so that the rest is for requests and for the collector.
     *
     * @param heap most bytes of heap, as {@link Runtime#maxMemory} tells
     */
    public static RegistryLimits fitting(long heap) {
        int peers = Math.clamp(heap / 4 / PEER_BYTES, 1, DEFAULT.peers);
        long entries = Math.clamp(heap / 10 * 3 / IndexBytes.LEAST, 1, DEFAULT.entries);
        return new RegistryLimits(
                peers, DEFAULT.peersPerPrefix, entries, siteOf(entries), DEFAULT.heartbeats);
    }

    /** The part of all entries that one site may have unless told otherwise: a quarter. */
    public static long siteOf(long entries) {
        return Math.max(1, entries / 4);
    }

    /** 200,000 peers, 2,048 from one neighbourhood, 2,000,000 entries, 500,000 from one site, 30 s. */
    public static final RegistryLimits DEFAULT =
            new RegistryLimits(
                    200_000, 2_048, 2_000_000, 500_000, Heartbeats.every(Duration.ofSeconds(30)));
}
