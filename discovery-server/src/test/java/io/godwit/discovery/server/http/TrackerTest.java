package io.godwit.discovery.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.discovery.server.DiscoveryServer;
import io.godwit.discovery.server.DiscoveryServerConfig;
import io.godwit.discovery.server.accesslog.Detail;
import io.godwit.discovery.server.net.Network;
import io.godwit.discovery.server.net.ProxyHeader;
import io.godwit.discovery.server.net.TrustedProxies;
import io.godwit.discovery.server.ratelimit.KeyRates;
import io.godwit.discovery.server.ratelimit.Rate;
import io.godwit.discovery.server.ratelimit.RateLimits;
import io.godwit.discovery.server.registry.ServerClock;
import io.godwit.discovery.server.tracker.TrackerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** TR over real sockets, as the bytes are. */
class TrackerTest {

    private static final String TORRENT = "info_hash=%00%01%02%03%04%ff%fe%80%e9%2babcdefghij";
    private static final String ANNOUNCE =
            "/announce?" + TORRENT + "&peer_id=-TR3000-abcdefghijkl&uploaded=0&left=";
    private static final TrackerSettings ON =
            new TrackerSettings(true, 1_000, 100, Duration.ofMinutes(10));
    private static final DiscoveryServerConfig CONFIG =
            DiscoveryServerConfig.defaults()
                    .at(InetAddress.getLoopbackAddress(), 0)
                    .with(Front.PLAIN.tracking(ON));

    @Test
    @DisplayName(
            "TR a client is told of another by the address that it came from, whatever it says")
    void announceAndScrape() throws Exception {
        try (var server = DiscoveryServer.start(CONFIG)) {
            String claims = "&ip=8.8.8.8&ipv4=8.8.4.4:53&ipv6=2600::1";
            ask(server, ANNOUNCE + "0&port=6881&event=started" + claims, "");
            String answer = ask(server, ANNOUNCE + "5&port=6882&compact=1&event=started", "");
            assertTrue(answer.contains("8:completei1e"), answer);
            assertTrue(answer.contains("5:peers6:\u007f\0\0\1\u001a\u00e16:peers60:"), answer);
            String scraped = ask(server, "/scrape?" + TORRENT, "");
            assertTrue(
                    scraped.contains(
                            "d5:filesd20:\0\1\2\3\4\u00ff\u00fe\u0080\u00e9+abcdefghij"
                                    + "d8:completei1e10:downloadedi0e10:incompletei1eeee"),
                    scraped);
        }
    }

    @Test
    @DisplayName("TR whatever is wrong is told in a bencoded answer")
    void failuresAreBencoded() throws Exception {
        try (var server = DiscoveryServer.start(CONFIG)) {
            for (String query :
                    List.of("", "?info_hash=%zz", "?info_hash=abc", "?%", "?" + TORRENT)) {
                String answer = ask(server, "/announce" + query, "");
                assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
                assertTrue(answer.contains("d14:failure reason"), answer);
            }
            assertTrue(ask(server, "/scrape", "").contains("d14:failure reason"));
        }
    }

    @Test
    @DisplayName("TR a scrape of as many torrents as it may name arrives, however they are written")
    void theLongestScrapeArrives() throws Exception {
        try (var server = DiscoveryServer.start(CONFIG)) {
            String answer = ask(server, "/scrape?" + escaped(64), "");
            assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
            assertEquals(64, answer.split("8:complete", -1).length - 1, answer);
            String refused = ask(server, "/scrape?" + escaped(65), "");
            assertTrue(refused.contains("d14:failure reason"), refused);
        }
    }

    /** So many different torrents, every byte of them as three characters. */
    private static String escaped(int torrents) {
        return IntStream.range(0, torrents)
                .mapToObj(number -> "info_hash=%%%02X".formatted(number) + "%FF".repeat(19))
                .collect(Collectors.joining("&"));
    }

    @Test
    @DisplayName("TR without the option there is no tracker")
    void offUnlessAsked() throws Exception {
        var off = CONFIG.with(Front.PLAIN);
        try (var server = DiscoveryServer.start(off)) {
            String answer = ask(server, ANNOUNCE + "0&port=6881", "");
            assertTrue(answer.startsWith("HTTP/1.1 404"), answer);
        }
    }

    @Test
    @DisplayName("TR one address has its rate, and is told when to come again")
    void ratesHold() throws Exception {
        Rate wide = new Rate(1_000, 1_000);
        var rates = new RateLimits(wide, wide, wide, wide, new Rate(2, 1), KeyRates.DEFAULT);
        var still = new ServerClock(InstantSource.system(), () -> 0);
        try (var server = DiscoveryServer.start(CONFIG.with(rates).with(still))) {
            ask(server, ANNOUNCE + "0&port=6881", "");
            ask(server, "/scrape?" + TORRENT, "");
            String answer = ask(server, ANNOUNCE + "0&port=6881", "");
            assertTrue(answer.contains("8:retry ini1e"), answer);
        }
    }

    @Test
    @DisplayName(
            "TR behind a trusted proxy a client is told of by its own address, else never by the header's")
    void proxiesSpeakForClients() throws Exception {
        var proxies =
                new TrustedProxies(
                        List.of(Network.parse("127.0.0.1").orElseThrow()),
                        ProxyHeader.X_FORWARDED_FOR);
        var behind = CONFIG.with(Front.PLAIN.tracking(ON).behind(proxies));
        String forwarded = "X-Forwarded-For: 60.1.2.3\r\n";
        try (var server = DiscoveryServer.start(behind);
                var open = DiscoveryServer.start(CONFIG)) {
            for (var tracker : List.of(server, open)) {
                ask(tracker, ANNOUNCE + "0&port=6881", forwarded);
                String answer = ask(tracker, ANNOUNCE + "5&port=6882", "");
                String place = tracker == server ? "\u003c\1\2\3" : "\u007f\0\0\1";
                assertTrue(answer.contains("5:peers6:" + place + "\u001a\u00e1"), answer);
            }
        }
    }

    @Test
    @DisplayName("TR swarms, peers and refusals are among the metrics")
    void metricsTell() throws Exception {
        var watched = Front.PLAIN.tracking(ON).watched(new Watching(true, "", Detail.OFF, "title"));
        try (var server = DiscoveryServer.start(CONFIG.with(watched))) {
            ask(server, ANNOUNCE + "0&port=6881", "");
            ask(server, ANNOUNCE + "0&port=25", "");
            String metrics = ask(server, "/metrics", "");
            assertTrue(metrics.contains("\ngodwit_tracker_swarms 1.0\n"), metrics);
            assertTrue(metrics.contains("\ngodwit_tracker_peers 1.0\n"), metrics);
            assertTrue(
                    metrics.contains("godwit_rejections_total{reason=\"BAD_FIELD\"} 1.0"), metrics);
            assertTrue(metrics.contains("route=\"GET /announce\""), metrics);
        }
    }

    private static String ask(DiscoveryServer server, String target, String headers)
            throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            String request = "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
            socket.getOutputStream()
                    .write((request + headers + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    @DisplayName("TR the usual limits are those of the documentation")
    void defaults() {
        assertEquals(200_000, TrackerSettings.OFF.peers());
        assertEquals(4_096, TrackerSettings.OFF.peersPerSite());
        assertEquals(Duration.ofMinutes(15), TrackerSettings.OFF.interval());
    }
}
