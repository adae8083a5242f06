package io.godwit.discovery.server.tracker;

import io.godwit.core.peer.AddressRules;
import io.godwit.core.peer.PeerAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * What a client says of itself (BEP 3, 23). Where it says to be ({@code ip}, {@code ipv4}, {@code ipv6}) is not among it:
 * that is told by the connection.
 *
 * @param torrent which swarm
 * @param client its own name for itself
 * @param port where it listens, 0 to 65535
 * @param complete whether it has everything
 * @param event what happened
 * @param wanted peers it would like, from 0
 * @param compact whether it takes addresses as bytes
 */
public record AnnounceRequest(
        TorrentHash torrent,
        TorrentHash client,
        int port,
        boolean complete,
        AnnounceEvent event,
        int wanted,
        boolean compact) {

    /** Most peers of one answer, and as many as who does not say gets. */
    public static final int MOST_WANTED = 50;

    private static final int PORT_MAX = 0xffff;

    /** Where others find it when it asks from this address. */
    public InetSocketAddress place(InetAddress from) {
        return PeerAddress.withoutZone(new InetSocketAddress(from, port));
    }

    /**
     * Holds off who would have others knock at services that are not BitTorrent.
     *
     * @throws TrackerException if the port belongs to such
     */
    public void checkPort() throws TrackerException {
        if (!AddressRules.allowsPort(port)) {
            throw new TrackerException("port", "that port belongs to other services");
        }
    }

    /**
     * Reads a query.
     *
     * @param raw as in the request line, untrusted
     * @throws TrackerException if something is missing, out of range or there twice
     */
    public static AnnounceRequest parse(String raw) throws TrackerException {
        QueryString query = QueryString.parse(raw);
        long wanted = query.number("numwant", Long.MAX_VALUE).orElse((long) MOST_WANTED);
        return new AnnounceRequest(
                query.hash("info_hash"),
                query.hash("peer_id"),
                query.number("port", PORT_MAX)
                        .orElseThrow(() -> new TrackerException("port", "port is missing"))
                        .intValue(),
                query.number("left", Long.MAX_VALUE).orElse(1L) == 0,
                query.one("event").map(AnnounceEvent::of).orElse(AnnounceEvent.NONE),
                (int) Math.min(wanted, MOST_WANTED),
                query.number("compact", 1).orElse(1L) == 1);
    }
}
