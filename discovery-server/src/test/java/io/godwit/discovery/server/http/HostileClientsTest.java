package io.godwit.discovery.server.http;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.discovery.api.ApiLimits;
import io.godwit.discovery.server.DiscoveryServer;
import io.godwit.discovery.server.DiscoveryServerConfig;
import io.godwit.discovery.server.TestClient;
import io.godwit.discovery.server.TestIdentities;
import io.godwit.discovery.server.TestSockets;
import io.godwit.discovery.server.net.Network;
import io.godwit.discovery.server.net.ProxyHeader;
import io.godwit.discovery.server.net.TrustedProxies;
import io.godwit.discovery.server.ratelimit.Rate;
import io.godwit.discovery.server.ratelimit.RateLimits;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** DOS and RL over real sockets. */
class HostileClientsTest {

    private static final DiscoveryServerConfig CONFIG =
            DiscoveryServerConfig.defaults().at(InetAddress.getLoopbackAddress(), 0);

    @Test
    @DisplayName(
            "DOS-01 a thousand slow senders are cut in time, and meanwhile p99 of others is 1 s")
    void slowSendersAreCut() throws Exception {
        var limits =
                new HttpLimits(
                        Duration.ofSeconds(4), Duration.ofSeconds(60), 10_000, 10_000, 2, 10, 10);
        try (var server = DiscoveryServer.start(CONFIG.with(limits))) {
            var slow = new ArrayList<Socket>();
            for (int i = 0; i < 1_000; i++) {
                slow.add(new Socket(InetAddress.getLoopbackAddress(), server.port()));
                send(slow.get(i), i % 2 == 0 ? "GET /hea" : head("POST", "/v1/peers", 100) + "{");
            }
            Duration slowest = ninetyNinthOfConnections(server.port());
            assertTrue(slowest.compareTo(Duration.ofSeconds(1)) < 0, slowest::toString);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> slow.stream().allMatch(TestSockets::isCut));
            var client = new TestClient(server.url(), TestIdentities.of(0));
            assertEquals(200, client.get("/health").statusCode());
        }
    }

    /** How long 99 of 100 honest clients wait at most, from connecting to the whole answer. */
    private static Duration ninetyNinthOfConnections(int port) throws IOException {
        long[] nanos = new long[300];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            try (var honest = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertEquals("HTTP/1.1 200", healthOver(honest));
            }
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return Duration.ofNanos(nanos[nanos.length * 99 / 100 - 1]);
    }

    @Test
    @DisplayName("DOS-01 trickling after a first good request is cut as well")
    void tricklingLaterIsCut() throws Exception {
        var limits =
                new HttpLimits(Duration.ofSeconds(1), Duration.ofSeconds(60), 100, 100, 2, 10, 10);
        try (var server = DiscoveryServer.start(CONFIG.with(limits));
                var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            send(socket, "GET /health HTTP/1.1\r\nHost: x\r\n\r\n");
            assertTrue(
                    new String(socket.getInputStream().readNBytes(15), StandardCharsets.US_ASCII)
                            .startsWith("HTTP/1.1 200"));
            send(socket, "G");
            await().atMost(Duration.ofSeconds(15)).until(() -> TestSockets.isCut(socket));
        }
    }

    @Test
    @DisplayName("DOS-01 who finds no room for a stream of events has a deadline like anybody else")
    void tricklingAfterARefusedStreamIsCut() throws Exception {
        var limits =
                new HttpLimits(Duration.ofSeconds(1), Duration.ofSeconds(60), 100, 100, 2, 1, 1);
        String listen = "GET /v1/events HTTP/1.1\r\nHost: x\r\n\r\n";
        try (var server = DiscoveryServer.start(CONFIG.with(limits));
                var listener = new Socket(InetAddress.getLoopbackAddress(), server.port());
                var refused = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            send(listener, listen);
            readUntil(listener.getInputStream(), "\"peers\":0");
            send(refused, listen);
            assertEquals("HTTP/1.1 503", status(refused));
            send(refused, "G");
            await().atMost(Duration.ofSeconds(15)).until(() -> TestSockets.isCut(refused));
            assertFalse(TestSockets.isCut(listener), "a stream has no deadline");
        }
    }

    @Test
    @DisplayName("JS a body beyond the limit is refused, declared or not")
    void longBodiesAreRefused() throws Exception {
        try (var server = DiscoveryServer.start(CONFIG)) {
            var client = new TestClient(server.url(), TestIdentities.of(0));
            byte[] body = new byte[ApiLimits.JSON_BYTES + 1];
            assertEquals(413, client.send("POST", "/v1/peers", body, "").statusCode());
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                send(socket, head("POST", "/v1/peers", Long.MAX_VALUE) + "{");
                assertEquals("HTTP/1.1 413", status(socket));
            }
            byte[] deep = "[".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
            assertEquals(400, client.send("POST", "/v1/peers", deep, "").statusCode());
        }
    }

    @Test
    @DisplayName(
            "JS a registration is short, and nothing is read of who sends no proof where one is asked")
    void noMoreIsReadThanIsNeeded() throws Exception {
        try (var server = DiscoveryServer.start(CONFIG)) {
            var client = new TestClient(server.url(), TestIdentities.of(0));
            for (String path : List.of("/v1/peers", "/register")) {
                byte[] body = new byte[ApiLimits.REGISTRATION_BYTES + 1];
                assertEquals(413, client.send("POST", path, body, "").statusCode());
            }
            String id = "/v1/peers/" + client.id();
            for (String head :
                    List.of(
                            head("PUT", id + "/heartbeat", 200_000),
                            head("PUT", id + "/shares", 200_000),
                            head("DELETE", id, 200_000),
                            head("POST", "/heartbeat", 200_000))) {
                try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                    socket.setSoTimeout(5_000);
                    send(socket, head);
                    assertEquals("HTTP/1.1 401", status(socket), head);
                }
            }
        }
    }

    @Test
    @DisplayName("RL forged forwarding headers change nothing")
    void forwardingHeadersAreIgnored() throws Exception {
        var one = new Rate(1, 1);
        try (var server = DiscoveryServer.start(CONFIG.with(new RateLimits(one, one, one, one)))) {
            var client = new TestClient(server.url(), TestIdentities.of(0));
            int limited = 0;
            for (int i = 0; i < 20; i++) {
                var answer =
                        client.send(
                                "GET",
                                "/v1/search?q=x",
                                new byte[0],
                                "",
                                "X-Forwarded-For",
                                "198.51.100." + i,
                                "X-Real-IP",
                                "198.51.100." + i,
                                "Forwarded",
                                "for=198.51.100." + i);
                if (answer.statusCode() == 429) {
                    limited++;
                    assertTrue(answer.body().contains("RATE_LIMITED"));
                    assertFalse(answer.headers().firstValue("Retry-After").isEmpty());
                }
            }
            assertTrue(limited >= 5, "limited " + limited);
        }
    }

    @Test
    @DisplayName("REG-07 listing everybody is limited on its own")
    void listingIsLimited() throws Exception {
        var wide = new Rate(1_000, 1_000);
        var rates = new RateLimits(wide, wide, wide, new Rate(2, 1));
        try (var server = DiscoveryServer.start(CONFIG.with(rates))) {
            var client = new TestClient(server.url(), TestIdentities.of(0));
            var statuses = new ArrayList<Integer>();
            for (int i = 0; i < 10; i++) {
                statuses.add(client.get(i % 2 == 0 ? "/v1/peers" : "/peers").statusCode());
            }
            assertTrue(statuses.contains(429), statuses::toString);
            assertEquals(200, client.get("/v1/search?q=x").statusCode());
            assertEquals(200, client.get("/v1/swarms/" + "0".repeat(64)).statusCode());
        }
    }

    @Test
    @DisplayName("REG-07 queries out of range are refused by name and never fail the server")
    void badQueriesAreRefused() throws Exception {
        try (var server = DiscoveryServer.start(CONFIG)) {
            var client = new TestClient(server.url(), TestIdentities.of(0));
            for (String path :
                    List.of(
                            "/v1/search?q=" + "x".repeat(257),
                            "/v1/search?q=a+b+c+d+e+f+g+h+i",
                            "/v1/search?q=x&after=!!",
                            "/v1/search?q=x&limit=0",
                            "/v1/search?q=x&limit=-1",
                            "/v1/search?q=x&limit=9999999999",
                            "/v1/peers?after=zz",
                            "/v1/peers?limit=x",
                            "/v1/swarms/zz",
                            "/v1/peers/zz")) {
                var answer = client.get(path);
                assertEquals(400, answer.statusCode(), path + answer.body());
                assertTrue(answer.body().contains("\"field\""), answer.body());
            }
            var nowhere = client.get("/v2/peers");
            assertEquals(404, nowhere.statusCode());
            assertTrue(nowhere.body().contains("NOT_FOUND"), nowhere.body());
            assertTrue(nowhere.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
            assertTrue(nowhere.headers().firstValue("Server").isEmpty());
        }
    }

    @Test
    @DisplayName("REG-07 a query that cannot be decoded is refused and not taken for an absent one")
    void queriesThatAreNoneAreRefused() throws Exception {
        try (var server = DiscoveryServer.start(CONFIG)) {
            for (String[] wrong :
                    new String[][] {
                        {"/v1/peers?after=%zz", "after"},
                        {"/v1/peers?limit=%zz", "limit"},
                        {"/v1/search?q=%", "q"},
                        {"/v1/search?q=%e4", "q"},
                        {"/v1/search?q=x&after=%c3%28", "after"},
                        {"/v1/peers?limit=x", "limit"},
                        {"/v1/peers?%6cimit=x", "limit"}
                    }) {
                String answer = get(server, wrong[0]);
                assertTrue(answer.startsWith("HTTP/1.1 400"), wrong[0] + answer);
                assertTrue(answer.contains("\"field\":\"" + wrong[1] + "\""), wrong[0] + answer);
            }
            assertTrue(get(server, "/v1/search?q=%C3%A4+x").startsWith("HTTP/1.1 200"));
        }
    }

    /** The whole answer to a request whose head says something about a body that it does not have. */
    private static String get(DiscoveryServer server, String target) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            send(
                    socket,
                    "GET "
                            + target
                            + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                            + "Content-Type: a/b; charset=nonsense\r\n\r\n");
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    @DisplayName(
            "DOS-07 one address has its share of the connections and leaves the rest to others")
    void oneAddressHasABoundedNumberOfConnections() throws Exception {
        var usual = HttpLimits.DEFAULT;
        var limits = new HttpLimits(usual.request(), usual.idle(), 100, 5, 2, 10, 10);
        try (var server = DiscoveryServer.start(CONFIG.with(limits))) {
            var mine = new ArrayList<Socket>();
            for (int i = 0; i < 5; i++) {
                mine.add(new Socket(InetAddress.getLoopbackAddress(), server.port()));
                assertEquals("HTTP/1.1 200", healthOver(mine.getLast()));
            }
            for (int i = 0; i < 50; i++) {
                try (var more = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                    await().atMost(Duration.ofSeconds(10)).until(() -> TestSockets.isCut(more));
                }
            }
            try (var other = from("127.0.0.2", server.port())) {
                assertEquals("HTTP/1.1 200", healthOver(other));
            }
            // Those that were there are not disturbed, and whoever ends one has room for another.
            for (Socket socket : mine) {
                assertEquals("HTTP/1.1 200", healthOver(socket));
                socket.close();
            }
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> {
                        try (var again = from("127.0.0.1", server.port())) {
                            return healthOver(again).equals("HTTP/1.1 200");
                        } catch (IOException notYet) {
                            return false;
                        }
                    });
        }
    }

    @Test
    void aTrustedProxyHasAsManyConnectionsAsThereAre() throws Exception {
        var usual = HttpLimits.DEFAULT;
        var limits = new HttpLimits(usual.request(), usual.idle(), 100, 5, 2, 10, 10);
        var trusted =
                new TrustedProxies(
                        List.of(Network.parse("127.0.0.1").orElseThrow()),
                        ProxyHeader.X_FORWARDED_FOR);
        try (var server =
                DiscoveryServer.start(CONFIG.with(limits).with(Front.PLAIN.behind(trusted)))) {
            var sockets = new ArrayList<Socket>();
            for (int i = 0; i < 20; i++) {
                sockets.add(new Socket(InetAddress.getLoopbackAddress(), server.port()));
                assertEquals("HTTP/1.1 200", healthOver(sockets.getLast()));
            }
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private static Socket from(String address, int port) throws IOException {
        return new Socket(
                InetAddress.getLoopbackAddress(), port, InetAddress.ofLiteral(address), 0);
    }

    /** The status line of one answer, of which everything is read. */
    private static String healthOver(Socket socket) throws IOException {
        send(socket, "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");
        socket.setSoTimeout(10_000);
        String status = status(socket);
        readUntil(socket.getInputStream(), "\"ok\"}");
        return status;
    }

    @Test
    void listenersHearOfChanges() throws Exception {
        try (var server = DiscoveryServer.start(CONFIG);
                var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            send(socket, "GET /v1/events HTTP/1.1\r\nHost: x\r\n\r\n");
            // Sooner than the line that comes every 15 s.
            socket.setSoTimeout(10_000);
            var in = socket.getInputStream();
            readUntil(in, "\"peers\":0");
            var peer = new TestClient(server.url(), TestIdentities.of(0));
            peer.register(TestClient.record(TestIdentities.of(0), 1, "127.0.0.1:4000"));
            readUntil(in, "\"peers\":1");
            peer.remove();
            readUntil(in, "\"peers\":0");
        }
    }

    private static void readUntil(InputStream in, String text) throws IOException {
        var seen = new StringBuilder();
        while (seen.indexOf(text) < 0) {
            int c = in.read();
            if (c < 0) {
                throw new IOException("the stream ended after " + seen);
            }
            seen.append((char) c);
        }
    }

    private static String head(String method, String path, long length) {
        return method
                + " "
                + path
                + " HTTP/1.1\r\nHost: x\r\nContent-Length: "
                + length
                + "\r\n\r\n";
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String status(Socket socket) throws IOException {
        return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
    }
}
