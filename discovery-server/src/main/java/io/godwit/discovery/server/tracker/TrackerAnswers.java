package io.godwit.discovery.server.tracker;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

/** What a tracker answers, bencoded (BEP 3, 7, 23, 31, 48). */
public final class TrackerAnswers {

    private static final int PORT_BYTES = 2;
    private static final int SIX_BYTES = 16;

    private TrackerAnswers() {}

    /** The answer to an announcement, with peers as bytes or as dictionaries. */
    public static byte[] announce(AnnounceOutcome outcome, boolean compact) {
        long interval = outcome.interval().toSeconds();
        var out =
                new Bencoder()
                        .beginDictionary()
                        .text("complete")
                        .number(outcome.counts().complete())
                        .text("downloaded")
                        .number(outcome.counts().downloads())
                        .text("incomplete")
                        .number(outcome.counts().incomplete())
                        .text("interval")
                        .number(interval)
                        .text("min interval")
                        .number(Math.max(1, interval / 2))
                        .text("peers");
        if (compact) {
            out.bytes(packed(outcome.peers(), Integer.BYTES));
            out.text("peers6").bytes(packed(outcome.peers(), SIX_BYTES));
        } else {
            out.beginList();
            outcome.peers().forEach(peer -> peer(out, peer));
            out.end();
        }
        return out.end().finish();
    }

    private static byte[] packed(List<SwarmPeer> peers, int addressBytes) {
        List<InetSocketAddress> addresses =
                peers.stream()
                        .map(SwarmPeer::address)
                        .filter(a -> a.getAddress().getAddress().length == addressBytes)
                        .toList();
        var bytes = ByteBuffer.allocate(addresses.size() * (addressBytes + PORT_BYTES));
        for (InetSocketAddress address : addresses) {
            bytes.put(address.getAddress().getAddress()).putShort((short) address.getPort());
        }
        return bytes.array();
    }

    private static void peer(Bencoder out, SwarmPeer peer) {
        InetSocketAddress address = peer.address();
        out.beginDictionary()
                .text("ip")
                .text(address.getAddress().getHostAddress())
                .text("peer id")
                .bytes(peer.client().toBytes())
                .text("port")
                .number(address.getPort())
                .end();
    }

    /** The answer to a scrape. */
    public static byte[] scrape(SortedMap<TorrentHash, SwarmCounts> swarms) {
        var out = new Bencoder().beginDictionary().text("files").beginDictionary();
        swarms.forEach((torrent, counts) ->
                out.bytes(torrent.toBytes())
                        .beginDictionary()
                        .text("complete")
                        .number(counts.complete())
                        .text("downloaded")
                        .number(counts.downloads())
                        .text("incomplete")
                        .number(counts.incomplete())
                        .end());
        return out.end().end().finish();
    }

    /** That something cannot be done, for people. */
    public static byte[] failure(String reason) {
        return new Bencoder().beginDictionary().text("failure reason").text(reason).end().finish();
    }

    /** The same for a time; told in minutes, rounded up (BEP 31). */
    public static byte[] failure(String reason, Duration retry) {
        return new Bencoder()
                .beginDictionary()
                .text("failure reason")
                .text(reason)
                .text("retry in")
                .number(Math.max(1, retry.plusSeconds(59).toMinutes()))
                .end()
                .finish();
    }
}
