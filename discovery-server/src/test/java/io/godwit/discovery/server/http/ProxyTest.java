package io.godwit.discovery.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.discovery.server.DiscoveryServer;
import io.godwit.discovery.server.DiscoveryServerConfig;
import io.godwit.discovery.server.TestClient;
import io.godwit.discovery.server.TestIdentities;
import io.godwit.discovery.server.net.Network;
import io.godwit.discovery.server.net.ProxyHeader;
import io.godwit.discovery.server.net.TrustedProxies;
import io.godwit.discovery.server.ratelimit.Rate;
import io.godwit.discovery.server.ratelimit.RateLimits;
import io.godwit.discovery.server.registry.ServerClock;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** RL over real sockets: whose requests are counted. */
class ProxyTest {

    private static final Rate WIDE = new Rate(1_000, 1_000);

    /** Two reads of one party for ever, since this clock stands still. */
    private static final DiscoveryServerConfig TWO_READS =
            DiscoveryServerConfig.defaults()
                    .at(InetAddress.getLoopbackAddress(), 0)
                    .with(new RateLimits(WIDE, WIDE, new Rate(2, 1), WIDE))
                    .with(new ServerClock(InstantSource.system(), () -> 0));

    @Test
    @DisplayName("RL forged forwarding headers give a client no fresh allowance")
    void forgedHeadersChangeNothing() throws Exception {
        try (var server = DiscoveryServer.start(TWO_READS)) {
            assertEquals(200, read(server, "X-Forwarded-For", "192.0.2.1"));
            assertEquals(200, read(server, "Forwarded", "for=192.0.2.2"));
            assertEquals(429, read(server, "X-Forwarded-For", "192.0.2.3"));
            assertEquals(429, read(server, "X-Real-IP", "192.0.2.4"));
        }
    }

    @Test
    @DisplayName(
            "RL behind a trusted proxy each client has an allowance, and an IPv6 /64 has one together")
    void trueClientsAreCounted() throws Exception {
        try (var server = DiscoveryServer.start(behind(ProxyHeader.X_FORWARDED_FOR))) {
            assertEquals(200, read(server, "X-Forwarded-For", "192.0.2.1"));
            assertEquals(200, read(server, "X-Forwarded-For", "198.51.100.8, 192.0.2.1"));
            assertEquals(429, read(server, "X-Forwarded-For", "198.51.100.9, 192.0.2.1"));
            assertEquals(429, read(server, "X-Forwarded-For", "::ffff:192.0.2.1"));
            assertEquals(200, read(server, "X-Forwarded-For", "192.0.2.2"));
            assertEquals(200, read(server, "X-Forwarded-For", "2001:db8::1"));
            assertEquals(200, read(server, "X-Forwarded-For", "2001:db8::2"));
            assertEquals(429, read(server, "X-Forwarded-For", "2001:db8::3"));
        }
    }

    @Test
    @DisplayName(
            "RL the header that is not configured is not believed, not even from a trusted proxy")
    void theOtherHeaderIsNotBelieved() throws Exception {
        try (var server = DiscoveryServer.start(behind(ProxyHeader.FORWARDED))) {
            assertEquals(200, read(server, "X-Forwarded-For", "192.0.2.1"));
            assertEquals(200, read(server, "X-Forwarded-For", "192.0.2.2"));
            assertEquals(429, read(server, "X-Forwarded-For", "192.0.2.3"));
            assertEquals(200, read(server, "Forwarded", "for=192.0.2.1"));
        }
    }

    @Test
    @DisplayName(
            "REG-04 what may be announced is judged by the true client, not by the proxy beside the server")
    void addressesAreJudgedByTheTrueClient() throws Exception {
        try (var server = DiscoveryServer.start(behind(ProxyHeader.X_FORWARDED_FOR))) {
            var client = new TestClient(server.url(), TestIdentities.of(0));
            var inside = client.sign(TestClient.record(TestIdentities.of(0), 1, "10.0.0.5:9000"));
            var answer = client.register(inside, "X-Forwarded-For", "203.0.113.9");
            assertEquals(400, answer.statusCode(), answer.body());
            var outside =
                    client.sign(TestClient.record(TestIdentities.of(0), 2, "203.0.113.9:9000"));
            answer = client.register(outside, "X-Forwarded-For", "203.0.113.9");
            assertEquals(201, answer.statusCode(), answer.body());
        }
    }

    @Test
    @DisplayName(
            "REG-04 RL a client that leaves a quote open before what the proxy appends is itself")
    void anOpenQuoteHidesNobody() throws Exception {
        try (var server = DiscoveryServer.start(behind(ProxyHeader.X_FORWARDED_FOR))) {
            var client = new TestClient(server.url(), TestIdentities.of(0));
            var inside = client.sign(TestClient.record(TestIdentities.of(0), 1, "10.0.0.5:9000"));
            var answer = client.register(inside, "X-Forwarded-For", "\", 203.0.113.9");
            assertEquals(400, answer.statusCode(), answer.body());
            assertTrue(answer.body().contains("BAD_ADDRESS"), answer.body());
            assertEquals(200, read(server, "X-Forwarded-For", "\", 203.0.113.9"));
            assertEquals(200, read(server, "X-Forwarded-For", "203.0.113.9"));
            assertEquals(429, read(server, "X-Forwarded-For", "\"\", 203.0.113.9"));
        }
    }

    @Test
    @DisplayName("RL who is not named by an address is refused, and does not count as the proxy")
    void theUnnamedAreRefused() throws Exception {
        try (var server = DiscoveryServer.start(behind(ProxyHeader.X_FORWARDED_FOR))) {
            var client = new TestClient(server.url(), TestIdentities.of(0));
            for (String unnamed : List.of("unknown", "203.0.113.9, unix:", "203.0.113.9,", "")) {
                var answer =
                        client.send("GET", "/health", new byte[0], "", "X-Forwarded-For", unnamed);
                assertEquals(400, answer.statusCode(), answer.body());
                assertTrue(answer.body().contains("BAD_FIELD"), answer.body());
            }
            // What the proxy asks for itself, to see whether the server lives.
            assertEquals(200, client.get("/health").statusCode());
        }
    }

    private static DiscoveryServerConfig behind(ProxyHeader header) {
        var loopback = Network.parse("127.0.0.0/8").orElseThrow();
        return TWO_READS.with(Front.PLAIN.behind(new TrustedProxies(List.of(loopback), header)));
    }

    private static int read(DiscoveryServer server, String header, String value) {
        return new TestClient(server.url(), TestIdentities.of(0))
                .send("GET", "/v1/search?q=a", new byte[0], "", header, value)
                .statusCode();
    }
}
