package io.godwit.discovery.server.http;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.crypto.Sha256;
import io.godwit.discovery.server.DiscoveryServer;
import io.godwit.discovery.server.DiscoveryServerConfig;
import io.godwit.discovery.server.TestClient;
import io.godwit.discovery.server.TestIdentities;
import io.godwit.discovery.server.accesslog.Detail;
import io.godwit.discovery.server.metrics.ServerMetrics;
import io.godwit.discovery.server.ratelimit.Rate;
import io.godwit.discovery.server.ratelimit.RateLimits;
import io.godwit.discovery.server.registry.ServerClock;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What an operator reads: metrics, health, the page for people. */
class OperatorTest {

    private static final DiscoveryServerConfig HERE =
            DiscoveryServerConfig.defaults().at(InetAddress.getLoopbackAddress(), 0);

    private static DiscoveryServerConfig watched(String token, String title) {
        return HERE.with(Front.PLAIN.watched(new Watching(true, token, Detail.OFF, title)));
    }

    private static TestClient client(DiscoveryServer server) {
        return new TestClient(server.url(), TestIdentities.of(0));
    }

    private static HttpResponse<String> get(
            DiscoveryServer server, String path, String... headers) {
        return client(server).send("GET", path, new byte[0], "", headers);
    }

    @Test
    void metricsFollowWhatHappens() throws Exception {
        try (var server = DiscoveryServer.start(watched("", "x"))) {
            TestClient peer = client(server);
            var record = TestClient.record(TestIdentities.of(0), 5, "127.0.0.1:9000");
            assertEquals(201, peer.register(record).statusCode());
            assertEquals(409, peer.register(record).statusCode());
            assertEquals(200, get(server, "/v1/search?q=holiday").statusCode());
            assertEquals(404, get(server, "/v1/nothing/" + peer.id()).statusCode());
            HttpResponse<String> scrape = get(server, "/metrics");
            assertEquals(
                    ServerMetrics.CONTENT_TYPE,
                    scrape.headers().firstValue("Content-Type").orElseThrow());
            List<String> expected =
                    List.of(
                            "godwit_peers 1.0",
                            "godwit_ready 1.0",
                            "godwit_registrations_total 1.0",
                            "godwit_rejections_total{reason=\"STALE\"} 1.0",
                            "godwit_rejections_total{reason=\"NOT_FOUND\"} 1.0",
                            "godwit_rejections_total{reason=\"FULL\"} 0.0",
                            "godwit_requests_seconds_count{outcome=\"2xx\",route=\"GET /v1/search\"} 1",
                            "godwit_requests_seconds_count{outcome=\"4xx\",route=\"POST /v1/peers\"} 1",
                            "godwit_requests_seconds_count{outcome=\"4xx\",route=\"none\"} 1");
            // A request is counted after its answer.
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> {
                        var missing = new ArrayList<>(expected);
                        String now = get(server, "/metrics").body();
                        missing.removeAll(now.lines().toList());
                        assertEquals(List.of(), missing, now);
                    });
            assertTrue(scrape.body().contains("jvm_memory_used_bytes{"), scrape.body());
        }
    }

    @Test
    void connectionsWithAStreamAreCounted() throws Exception {
        try (var server = DiscoveryServer.start(watched("", "x"));
                var listener = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String listen = "GET /v1/events HTTP/1.1\r\nHost: x\r\n\r\n";
            listener.getOutputStream().write(listen.getBytes(StandardCharsets.US_ASCII));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> value(server, "godwit_event_streams") == 1);
            // The other one is that which asks.
            assertTrue(value(server, "godwit_connections") >= 2);
        }
    }

    private static double value(DiscoveryServer server, String gauge) {
        return get(server, "/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(gauge + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(gauge.length() + 1)))
                .findAny()
                .orElseThrow();
    }

    @Test
    void noLabelIsMadeOfWhatAClientSays() throws Exception {
        try (var server = DiscoveryServer.start(watched("", "x"))) {
            String before = get(server, "/metrics").body();
            for (int i = 0; i < 200; i++) {
                get(server, "/v1/peers/" + "a".repeat(63) + i % 10);
                get(server, "/canary" + i + "?q=canary");
                client(server).send("CANARY" + i, "/v1/search", new byte[0], "");
            }
            String after = get(server, "/metrics").body();
            assertFalse(after.toLowerCase(Locale.ROOT).contains("canary"), after);
            assertFalse(after.contains("aaaa"), after);
            assertFalse(after.contains("127.0.0.1"), after);
            long added = after.lines().count() - before.lines().count();
            assertTrue(added < 100, () -> added + " lines came in");
        }
    }

    @Test
    void metricsMayAskForAToken() throws Exception {
        try (var server = DiscoveryServer.start(watched("a-token-of-the-operator", "x"))) {
            HttpResponse<String> refused = get(server, "/metrics");
            assertEquals(401, refused.statusCode());
            assertEquals("Bearer", refused.headers().firstValue("WWW-Authenticate").orElseThrow());
            assertEquals(401, get(server, "/metrics", "Authorization", "Bearer a").statusCode());
            assertEquals(
                    200,
                    get(server, "/metrics", "Authorization", "Bearer a-token-of-the-operator")
                            .statusCode());
        }
    }

    @Test
    void withoutMetricsThereIsNoRouteForThem() throws Exception {
        try (var server = DiscoveryServer.start(HERE)) {
            assertEquals(404, get(server, "/metrics").statusCode());
        }
    }

    @Test
    void healthIsToldInThreePlaces() throws Exception {
        try (var server = DiscoveryServer.start(HERE)) {
            for (String path : List.of("/health", "/health/live", "/health/ready")) {
                assertEquals("{\"status\":\"ok\"}", get(server, path).body());
            }
        }
    }

    @Test
    void thePageForPeopleIsOneDocumentUnderAStrictPolicy() throws Exception {
        try (var server = DiscoveryServer.start(watched("", "<b>Ada's \"home\" & more</b>"))) {
            HttpResponse<String> page = get(server, "/");
            assertEquals(200, page.statusCode());
            assertEquals(
                    "text/html;charset=utf-8",
                    page.headers().firstValue("Content-Type").orElseThrow());
            String body = page.body();
            String escaped = "&lt;b&gt;Ada&#39;s &quot;home&quot; &amp; more&lt;/b&gt;";
            assertTrue(body.contains("<h1>" + escaped + "</h1>"), body);
            assertTrue(body.contains("<title>" + escaped + "</title>"), body);
            assertFalse(body.contains("<b>"), body);
            assertFalse(body.contains("{{"), body);
            assertFalse(body.contains("<script"), body);
            assertFalse(Pattern.compile("(src|href)=\"(?!/)").matcher(body).find(), body);
            String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
            String style = body.replaceAll("(?s).*<style>|</style>.*", "");
            String digest =
                    Base64.getEncoder()
                            .encodeToString(Sha256.of(style.getBytes(StandardCharsets.UTF_8)));
            assertEquals(
                    "default-src 'none'; style-src 'sha256-"
                            + digest
                            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                    policy);
            assertEquals(
                    "nosniff", page.headers().firstValue("X-Content-Type-Options").orElseThrow());
        }
    }

    @Test
    void thePageShowsFiguresOfNow() throws Exception {
        try (var server = DiscoveryServer.start(HERE)) {
            assertTrue(get(server, "/").body().contains("Peers online</th><td>0</td>"));
            var record = TestClient.record(TestIdentities.of(0), 5, "127.0.0.1:9000");
            assertEquals(201, client(server).register(record).statusCode());
            assertTrue(get(server, "/").body().contains("Peers online</th><td>1</td>"));
        }
    }

    @Test
    void readingCountsAgainstTheAllowance() throws Exception {
        var wide = new Rate(1_000, 1_000);
        var config =
                watched("", "x")
                        .with(new RateLimits(wide, wide, new Rate(2, 1), wide))
                        .with(new ServerClock(InstantSource.system(), () -> 0));
        try (var server = DiscoveryServer.start(config)) {
            assertEquals(200, get(server, "/").statusCode());
            assertEquals(200, get(server, "/metrics").statusCode());
            assertEquals(429, get(server, "/health/ready").statusCode());
        }
    }
}
