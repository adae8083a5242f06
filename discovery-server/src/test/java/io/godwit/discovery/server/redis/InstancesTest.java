package io.godwit.discovery.server.redis;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.discovery.api.ContentKind;
import io.godwit.core.discovery.api.SharedEntry;
import io.godwit.core.discovery.api.SharesPart;
import io.godwit.core.identity.Identity;
import io.godwit.discovery.server.DiscoveryServer;
import io.godwit.discovery.server.DiscoveryServerConfig;
import io.godwit.discovery.server.TestClient;
import io.godwit.discovery.server.TestIdentities;
import io.godwit.discovery.server.http.Front;
import io.godwit.discovery.server.ratelimit.KeyRates;
import io.godwit.discovery.server.ratelimit.Rate;
import io.godwit.discovery.server.ratelimit.RateLimits;
import io.godwit.discovery.server.registry.Heartbeats;
import io.godwit.discovery.server.registry.RegistryLimits;
import io.godwit.discovery.server.tracker.TrackerSettings;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several servers that keep everything in one Redis. */
class InstancesTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String ROOT = "ab".repeat(32);

    private final List<DiscoveryServer> servers = new ArrayList<>();
    private final Identity alice = TestIdentities.of(0);
    private @Nullable RedisProcess started;

    @TempDir Path folder;

    @BeforeEach
    void startRedis() throws Exception {
        started = RedisProcess.start(folder);
    }

    @AfterEach
    void stop() throws Exception {
        // Together, as each waits for its own last question to Redis.
        servers.parallelStream().forEach(DiscoveryServer::close);
        RedisProcess redis = started;
        if (redis != null) {
            redis.close();
        }
    }

    private RedisProcess redis() {
        return Objects.requireNonNull(started);
    }

    private DiscoveryServer instance(DiscoveryServerConfig config) throws Exception {
        DiscoveryServer server =
                DiscoveryServer.start(
                        config.keptIn(redis().address()).at(InetAddress.getLoopbackAddress(), 0));
        servers.add(server);
        return server;
    }

    private DiscoveryServer instance() throws Exception {
        DiscoveryServer server = instance(DiscoveryServerConfig.defaults());
        awaitReady(server, "{\"status\":\"ok\"}");
        return server;
    }

    private static TestClient client(DiscoveryServer server, Identity identity) {
        return new TestClient(server.url(), identity);
    }

    private static void awaitReady(DiscoveryServer server, String answer) {
        await().atMost(SOON)
                .until(() ->
                        client(server, TestIdentities.of(9))
                                .get("/health/ready")
                                .body()
                                .equals(answer));
    }

    private TestClient register(DiscoveryServer server) {
        TestClient client = client(server, alice);
        assertEquals(
                201, client.register(TestClient.record(alice, 7, "127.0.0.1:4000")).statusCode());
        return client;
    }

    private static SharesPart part(long generation, int part, boolean last, String name) {
        return new SharesPart(
                generation, part, last, List.of(new SharedEntry(name, ContentKind.FILE, 5, ROOT)));
    }

    private static void awaitFound(DiscoveryServer server, Identity identity) {
        TestClient asking = client(server, TestIdentities.of(9));
        await().atMost(SOON)
                .until(() -> asking.get("/v1/peers/" + identity.id().toHex()).statusCode() == 200);
    }

    @Test
    void whoRegistersAtOneIsFoundOnAll() throws Exception {
        DiscoveryServer one = instance();
        DiscoveryServer two = instance();
        TestClient client = register(one);
        assertEquals(200, client.publish(part(3, 0, true, "holiday.jpg")).statusCode());
        TestClient there = client(two, TestIdentities.of(9));
        await().atMost(SOON).until(() -> there.get("/v1/search?q=holiday").body().contains(ROOT));
        awaitFound(two, alice);
        assertTrue(there.get("/v1/swarms/" + ROOT).body().contains(alice.id().toHex()));
        // One that comes later knows it as well.
        DiscoveryServer three = instance();
        TestClient late = client(three, TestIdentities.of(9));
        assertTrue(late.get("/v1/search?q=holiday").body().contains(ROOT));
        assertEquals(204, client.remove().statusCode());
        await().atMost(SOON)
                .until(() -> there.get("/v1/peers/" + alice.id().toHex()).statusCode() == 404);
    }

    @Test
    @DisplayName("REG-02 what one instance has taken, no other takes again")
    void replaysAreRefusedEverywhere() throws Exception {
        DiscoveryServer one = instance();
        DiscoveryServer two = instance();
        TestClient client = client(one, alice);
        TestClient.Signed signed = client.sign(TestClient.record(alice, 7, "127.0.0.1:4000"));
        assertEquals(201, client.register(signed).statusCode());
        assertEquals(409, client(two, alice).register(signed).statusCode());
        String path = "/v1/peers/" + client.id() + "/heartbeat";
        String proof = client.proof("PUT", path, 5, new byte[0]);
        // Also at an instance that has not heard of the peer yet.
        assertEquals(200, at(two, path, proof).statusCode());
        assertEquals(409, at(one, path, proof).statusCode());
        assertEquals(409, at(two, path, proof).statusCode());
    }

    private static HttpResponse<String> at(DiscoveryServer server, String path, String proof) {
        return client(server, TestIdentities.of(0)).send("PUT", path, new byte[0], proof);
    }

    @Test
    void partsOfSharesMayArriveAtDifferentInstances() throws Exception {
        DiscoveryServer one = instance();
        DiscoveryServer two = instance();
        TestClient client = register(one);
        TestClient other = client.movedTo(two.url());
        assertEquals(200, client.publish(part(3, 0, false, "first half")).statusCode());
        HttpResponse<String> last = other.publish(part(3, 1, true, "second half"));
        assertEquals(200, last.statusCode(), last::body);
        TestClient asking = client(one, TestIdentities.of(9));
        await().atMost(SOON)
                .until(() -> asking.get("/v1/search?q=half").body().contains("first half"));
        HttpResponse<String> wrong = other.publish(part(4, 1, true, "no beginning"));
        assertTrue(wrong.body().contains("OUT_OF_ORDER"), wrong::body);
    }

    @Test
    void aTokenOfANewRegistrationElsewhereIsTaken() throws Exception {
        DiscoveryServer one = instance();
        DiscoveryServer two = instance();
        TestClient client = register(one);
        awaitFound(two, alice);
        assertEquals(
                201, client.register(TestClient.record(alice, 8, "127.0.0.1:4000")).statusCode());
        assertEquals(200, client.movedTo(two.url()).heartbeat().statusCode());
    }

    @Test
    void registrationsCountTogether() throws Exception {
        Rate wide = new Rate(1_000, 1_000);
        var config =
                DiscoveryServerConfig.defaults()
                        .with(
                                new RateLimits(wide, wide, wide, wide)
                                        .with(new KeyRates(new Rate(3, 1), wide)));
        DiscoveryServer one = instance(config);
        DiscoveryServer two = instance(config);
        awaitReady(one, "{\"status\":\"ok\"}");
        awaitReady(two, "{\"status\":\"ok\"}");
        int accepted = 0;
        HttpResponse<String> last = null;
        for (int i = 0; i < 8; i++) {
            TestClient client = client(i % 2 == 0 ? one : two, alice);
            last = client.register(TestClient.record(alice, 10 + i, "127.0.0.1:4000"));
            accepted += last.statusCode() == 201 ? 1 : 0;
        }
        // Three at once, and one for each second that the test took.
        assertTrue(accepted < 8, "accepted " + accepted);
        assertEquals(429, Objects.requireNonNull(last).statusCode());
        assertTrue(last.headers().firstValue("Retry-After").isPresent());
    }

    @Test
    void withoutRedisReadingGoesOnAndNothingAcknowledgedIsLost() throws Exception {
        DiscoveryServer one = instance();
        DiscoveryServer two = instance();
        TestClient client = register(one);
        client.publish(part(3, 0, true, "holiday.jpg"));
        awaitFound(two, alice);
        redis().kill();
        awaitReady(one, "{\"status\":\"degraded\",\"detail\":\"Redis does not answer\"}");
        TestClient asking = client(one, TestIdentities.of(9));
        assertEquals(200, asking.get("/health/ready").statusCode());
        assertTrue(asking.get("/v1/search?q=holiday").body().contains(ROOT));
        assertTrue(asking.get("/stats").body().contains("Redis does not answer"));
        HttpResponse<String> refused = client.heartbeat();
        assertEquals(503, refused.statusCode());
        assertTrue(refused.body().contains("BUSY"), refused::body);
        String after = refused.headers().firstValue("Retry-After").orElse("");
        assertTrue(after.matches("[12]"), after);

        redis().start();
        awaitReady(one, "{\"status\":\"ok\"}");
        awaitReady(two, "{\"status\":\"ok\"}");
        assertEquals(200, client.heartbeat().statusCode());
        assertTrue(asking.get("/v1/search?q=holiday").body().contains(ROOT));
        assertEquals(200, client.movedTo(two.url()).heartbeat().statusCode());
    }

    @Test
    void aRedisThatLostEverythingIsFilledAnewByThePeers() throws Exception {
        DiscoveryServer one = instance();
        TestClient client = register(one);
        redis().empty();
        TestClient asking = client(one, TestIdentities.of(9));
        await().atMost(SOON)
                .until(() -> asking.get("/v1/peers/" + client.id()).statusCode() == 404);
        assertEquals(401, client.heartbeat().statusCode());
        assertEquals(
                201, client.register(TestClient.record(alice, 8, "127.0.0.1:4000")).statusCode());
        awaitFound(one, alice);
    }

    @Test
    void anInstanceThatKnowsNothingYetSaysSo() throws Exception {
        redis().kill();
        DiscoveryServer one = instance(DiscoveryServerConfig.defaults());
        TestClient asking = client(one, TestIdentities.of(9));
        assertEquals(200, asking.get("/health/live").statusCode());
        assertEquals(503, asking.get("/health/ready").statusCode());
        assertEquals(503, asking.get("/v1/peers").statusCode());
        redis().start();
        awaitReady(one, "{\"status\":\"ok\"}");
        assertEquals(200, asking.get("/v1/peers").statusCode());
    }

    @Test
    @DisplayName("TR who announces at one instance is told by all, and by none while Redis is away")
    void swarmsAreShared() throws Exception {
        var tracking =
                DiscoveryServerConfig.defaults()
                        .with(
                                Front.PLAIN.tracking(
                                        new TrackerSettings(true, 9, 9, Duration.ofMinutes(10))));
        DiscoveryServer one = instance(tracking);
        DiscoveryServer two = instance(tracking);
        awaitReady(one, "{\"status\":\"ok\"}");
        awaitReady(two, "{\"status\":\"ok\"}");
        announce(one, "left=0&port=6881");
        String seed = "5:peers6:\u007f\0\0\1\u001a\u00e1";
        String heard = announce(two, "left=5&port=6882");
        assertTrue(heard.contains(seed), heard);
        String scrape = "/scrape?info_hash=aaaaaaaaaaaaaaaaaaaa";
        for (DiscoveryServer server : servers) {
            String counts = ask(server, scrape);
            assertTrue(counts.contains("d8:completei1e10:downloadedi0e10:incompletei1ee"), counts);
        }
        redis().kill();
        awaitReady(one, "{\"status\":\"degraded\",\"detail\":\"Redis does not answer\"}");
        for (String answer : List.of(announce(one, "left=5&port=6882"), ask(one, scrape))) {
            assertTrue(
                    answer.contains(
                            "the tracker cannot reach its swarms at the moment8:retry ini1e"),
                    answer);
        }
        redis().start();
        awaitReady(one, "{\"status\":\"ok\"}");
        awaitReady(two, "{\"status\":\"ok\"}");
        // Nobody was forgotten meanwhile, and who leaves at one leaves everywhere.
        assertTrue(announce(two, "left=5&port=6882").contains(seed));
        announce(two, "left=0&port=6881&event=stopped");
        assertTrue(announce(one, "left=5&port=6882").contains("5:peers0:"));
    }

    private static String announce(DiscoveryServer server, String rest) throws Exception {
        return ask(
                server,
                "/announce?info_hash=aaaaaaaaaaaaaaaaaaaa&peer_id=bbbbbbbbbbbbbbbbbbbb&" + rest);
    }

    private static String ask(DiscoveryServer server, String target) throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            String request = "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void nobodyFallsSilentWhileNobodyIsThereToListen() throws Exception {
        var quick =
                DiscoveryServerConfig.defaults()
                        .with(
                                new RegistryLimits(
                                        9, 9, 99, Heartbeats.every(Duration.ofSeconds(2))));
        DiscoveryServer one = instance(quick);
        awaitReady(one, "{\"status\":\"ok\"}");
        register(one);
        servers.remove(one);
        one.close();
        // Longer than a silent peer is waited for.
        await().pollDelay(Duration.ofSeconds(7)).until(() -> true);
        DiscoveryServer two = instance(quick);
        awaitReady(two, "{\"status\":\"ok\"}");
        awaitFound(two, alice);
    }
}
