package io.godwit.discovery.server.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TrackerAnswersTest {

    private static final TorrentHash ONE = hash("aaaaaaaaaaaaaaaaaaaa");
    private static final AnnounceOutcome OUTCOME =
            new AnnounceOutcome(
                    new SwarmCounts(1, 2, 3),
                    List.of(peer("192.0.2.1", 6881), peer("2001:db8::1", 51413)),
                    Duration.ofMinutes(30));

    @Test
    @DisplayName("TR peers as bytes, of IPv4 and IPv6 apart (BEP 23, BEP 7)")
    void compact() {
        assertEquals(
                "d8:completei1e10:downloadedi3e10:incompletei2e8:intervali1800e12:min intervali900e"
                        + "5:peers6:\u00c0\0\2\1\u001a\u00e1"
                        + "6:peers618:\u0020\1\r\u00b8\0\0\0\0\0\0\0\0\0\0\0\1\u00c8\u00d5e",
                text(TrackerAnswers.announce(OUTCOME, true)));
    }

    @Test
    @DisplayName("TR peers as dictionaries (BEP 3)")
    void dictionaries() {
        assertEquals(
                "d8:completei1e10:downloadedi3e10:incompletei2e8:intervali1800e12:min intervali900e"
                        + "5:peersld2:ip9:192.0.2.17:peer id20:aaaaaaaaaaaaaaaaaaaa4:porti6881ee"
                        + "d2:ip20:2001:db8:0:0:0:0:0:17:peer id20:aaaaaaaaaaaaaaaaaaaa4:porti51413eeee",
                text(TrackerAnswers.announce(OUTCOME, false)));
    }

    @Test
    @DisplayName("TR a scrape names each torrent, in the order of their bytes (BEP 48)")
    void scrape() {
        var swarms = new TreeMap<TorrentHash, SwarmCounts>();
        swarms.put(hash("\u00e9bbbbbbbbbbbbbbbbbbb"), SwarmCounts.NOBODY);
        swarms.put(ONE, new SwarmCounts(1, 2, 3));
        assertEquals(
                "d5:filesd20:aaaaaaaaaaaaaaaaaaaad8:completei1e10:downloadedi3e10:incompletei2ee"
                        + "20:\u00e9bbbbbbbbbbbbbbbbbbbd8:completei0e10:downloadedi0e10:incompletei0eeee",
                text(TrackerAnswers.scrape(swarms)));
    }

    @Test
    @DisplayName("TR a failure says when to come again, in minutes (BEP 31)")
    void failure() {
        assertEquals("d14:failure reason2:noe", text(TrackerAnswers.failure("no")));
        assertEquals(
                "d14:failure reason2:no8:retry ini2ee",
                text(TrackerAnswers.failure("no", Duration.ofSeconds(61))));
    }

    private static SwarmPeer peer(String address, int port) {
        return new SwarmPeer(ONE, new InetSocketAddress(InetAddress.ofLiteral(address), port));
    }

    private static TorrentHash hash(String latin) {
        return TorrentHash.of(latin.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
