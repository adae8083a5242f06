package io.godwit.discovery.server.redis;

import io.godwit.discovery.server.tracker.SwarmPeer;
import io.godwit.discovery.server.tracker.TorrentHash;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Peers of swarms as bytes: a place is the address and the port, as in BEP 23 and 7. */
final class SwarmPlaces {

    private static final int FOUR = Integer.BYTES + Short.BYTES;
    private static final int SIX = 2 * Long.BYTES + Short.BYTES;

    /** Length, place, whether it has everything, the client's name for itself. */
    static final int MAX_PEER_BYTES = 1 + SIX + 1 + TorrentHash.BYTES;

    private SwarmPlaces() {}

    /** A place. */
    static byte[] encode(InetSocketAddress place) {
        byte[] address = place.getAddress().getAddress();
        return ByteBuffer.allocate(address.length + Short.BYTES)
                .put(address)
                .putShort((short) place.getPort())
                .array();
    }

    /** Any number of peers, one behind the other, as the script gives them. */
    static List<SwarmPeer> decode(byte[] bytes) throws RedisException.Malformed {
        var peers = new ArrayList<SwarmPeer>();
        for (var in = ByteBuffer.wrap(bytes); in.hasRemaining(); ) {
            int length = in.get();
            if ((length != FOUR && length != SIX)
                    || in.remaining() < length + 1 + TorrentHash.BYTES) {
                throw new RedisException.Malformed("peer of a swarm");
            }
            byte[] address = new byte[length - Short.BYTES];
            in.get(address);
            int port = Short.toUnsignedInt(in.getShort());
            // Whether it has everything matters to the script alone.
            in.get();
            byte[] client = new byte[TorrentHash.BYTES];
            in.get(client);
            peers.add(
                    new SwarmPeer(
                            TorrentHash.of(client), new InetSocketAddress(of(address), port)));
        }
        return peers;
    }

    private static InetAddress of(byte[] address) throws RedisException.Malformed {
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new RedisException.Malformed("peer of a swarm");
        }
    }
}
