package io.godwit.discovery.server;

import static io.godwit.discovery.server.TestClient.record;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.crypto.X25519;
import io.godwit.core.discovery.api.ApiJson;
import io.godwit.core.discovery.api.RegistrationRequest;
import io.godwit.core.discovery.api.RegistrationText;
import io.godwit.core.identity.Identity;
import io.godwit.discovery.server.registry.Heartbeats;
import io.godwit.discovery.server.registry.RegistryLimits;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** REG: who may register what, over real HTTP. */
class RegistrationTest {

    private static final Identity ALICE = TestIdentities.of(0);
    private static final Identity BOB = TestIdentities.of(1);

    private final ApiJson json = ApiJson.forAnswers();
    private DiscoveryServer server;
    private TestClient alice;
    private TestClient bob;

    @BeforeEach
    void start() throws Exception {
        start(DiscoveryServerConfig.defaults());
    }

    private void start(DiscoveryServerConfig config) throws Exception {
        stop();
        server = DiscoveryServer.start(config.at(InetAddress.getLoopbackAddress(), 0));
        alice = new TestClient(server.url(), ALICE);
        bob = new TestClient(server.url(), BOB);
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void aRegisteredPeerIsListedWithItsRecord() {
        assertRefused(
                201, "", alice.register(record(ALICE, 1, "127.0.0.1:4000", "127.0.0.1:4001")));
        String list = alice.get("/v1/peers").body();
        assertTrue(list.contains(alice.id()), list);
        assertTrue(list.contains("\"127.0.0.1:4000\""), list);
        assertEquals(list, alice.get("/peers").body());
        assertTrue(alice.get("/v1/peers/" + alice.id()).body().contains("peer 1"));
        assertRefused(404, "NOT_FOUND", alice.get("/v1/peers/" + bob.id()));
    }

    @Test
    void theSimpleFormsAreAnsweredWithTheSameSecurity() {
        TestClient.Signed signed = alice.sign(record(ALICE, 1, "127.0.0.1:4000"));
        var answer = alice.send("POST", "/register", json.write(signed.request()), "");
        assertEquals(201, answer.statusCode(), answer.body());
        alice.accept(signed, answer.body());
        byte[] body = ("{\"id\":\"" + alice.id() + "\"}").getBytes(StandardCharsets.UTF_8);
        assertEquals(200, alice.proved("POST", "/heartbeat", body).statusCode());
        assertRefused(401, "NOT_AUTHENTICATED", alice.send("POST", "/heartbeat", body, ""));
    }

    @Test
    @DisplayName(
            "REG-01 registering another's ID without its key is forbidden, whatever headers say")
    void anothersIdIsForbidden() {
        TestClient.Signed theirs = alice.sign(record(ALICE, 1, "127.0.0.1:4000"));
        X25519 key = X25519.generate(new SecureRandom());
        byte[] text =
                RegistrationText.of(
                        Base64.getDecoder().decode(theirs.request().record()), key.publicKey());
        var stolen =
                new RegistrationRequest(
                        theirs.request().record(),
                        RegistrationText.encode(key.publicKey()),
                        RegistrationText.encode(BOB.sign(RegistrationText.LABEL, text)));
        for (String header :
                List.of("X-SSL-Cert", "X-Forwarded-Tls-Client-Cert", "Ssl-Client-Cert")) {
            assertRefused(
                    403,
                    "NOT_YOURS",
                    bob.send("POST", "/v1/peers", json.write(stolen), "", header, bob.id()));
        }
        assertRefused(404, "NOT_FOUND", bob.get("/v1/peers/" + alice.id()));
    }

    @Test
    @DisplayName("REG-01 a record signed by another key is forbidden")
    void aForgedRecordIsForbidden() {
        TestClient.Signed signed = alice.sign(record(ALICE, 1, "127.0.0.1:4000"));
        byte[] bytes = Base64.getDecoder().decode(signed.request().record());
        bytes[bytes.length - 1] ^= 1;
        var forged =
                new RegistrationRequest(
                        RegistrationText.encode(bytes),
                        signed.request().key(),
                        signed.request().signature());
        assertRefused(403, "NOT_YOURS", alice.send("POST", "/v1/peers", json.write(forged), ""));
    }

    @Test
    @DisplayName("REG-02 a replayed or older registration is refused, also after the peer has left")
    void replayedRegistrationIsRefused() {
        TestClient.Signed first = alice.sign(record(ALICE, 5, "127.0.0.1:4000"));
        assertRefused(201, "", alice.register(first));
        assertRefused(409, "STALE", bob.register(first));
        var older = alice.register(record(ALICE, 4, "127.0.0.1:4000"));
        assertRefused(409, "STALE", older);
        assertTrue(older.body().contains("\"sequence\":5"), older.body());
        assertEquals(204, alice.remove().statusCode());
        assertRefused(409, "STALE", bob.register(first));
        assertRefused(201, "", alice.register(record(ALICE, 6, "127.0.0.1:4000")));
    }

    @Test
    @DisplayName("REG-02 a record from the future or the past is refused, and told the time")
    void recordFromAnotherTimeIsRefused() {
        for (Duration off : List.of(Duration.ofDays(3), Duration.ofDays(-3))) {
            var answer =
                    alice.register(record(ALICE, 1, Instant.now().plus(off), "127.0.0.1:4000"));
            assertRefused(400, "BAD_EXPIRY", answer);
            assertTrue(answer.body().contains("\"time\":"), answer.body());
            assertTrue(answer.body().contains("record.expires"), answer.body());
        }
    }

    @Test
    @DisplayName("REG-09 a clock that is a day off is good enough")
    void aDayOffIsAccepted() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        assertRefused(
                201,
                "",
                alice.register(record(ALICE, 1, now.plus(Duration.ofDays(1)), "127.0.0.1:4000")));
        assertRefused(
                201,
                "",
                bob.register(record(BOB, 1, now.minus(Duration.ofDays(1)), "127.0.0.1:4000")));
    }

    @Test
    @DisplayName("REG-02 a replayed heartbeat is refused")
    void replayedRequestIsRefused() {
        alice.register(record(ALICE, 1, "127.0.0.1:4000"));
        String path = "/v1/peers/" + alice.id() + "/heartbeat";
        String proof = alice.proof("PUT", path, 7, new byte[0]);
        assertEquals(200, alice.send("PUT", path, new byte[0], proof).statusCode());
        assertRefused(409, "REPLAYED", bob.send("PUT", path, new byte[0], proof));
    }

    @Test
    @DisplayName(
            "REG-03 heartbeat, shares and removal with the ID only are refused and change nothing")
    void spoofedRequestsChangeNothing() {
        alice.register(record(ALICE, 1, "127.0.0.1:4000"));
        bob.register(record(BOB, 1, "127.0.0.1:4000"));
        String before = alice.get("/v1/peers/" + alice.id()).body();
        String path = "/v1/peers/" + alice.id();
        byte[] shares =
                "{\"generation\":1,\"part\":0,\"last\":true,\"entries\":[]}"
                        .getBytes(StandardCharsets.UTF_8);
        for (String proof :
                List.of(
                        "",
                        "GW1-HMAC seq=1,mac=" + "0".repeat(64),
                        "Bearer x",
                        bob.proof("DELETE", path, 1, new byte[0]))) {
            assertRefused(401, "NOT_AUTHENTICATED", bob.send("DELETE", path, new byte[0], proof));
            assertRefused(
                    401,
                    "NOT_AUTHENTICATED",
                    bob.send("PUT", path + "/heartbeat", new byte[0], proof));
            assertRefused(
                    401, "NOT_AUTHENTICATED", bob.send("PUT", path + "/shares", shares, proof));
        }
        assertEquals(before, alice.get(path).body());
        assertEquals(200, alice.heartbeat().statusCode());
    }

    @Test
    @DisplayName("REG-07 an unknown peer and a wrong MAC get the same answer")
    void unknownAndWrongLookAlike() {
        alice.register(record(ALICE, 1, "127.0.0.1:4000"));
        String wrong = "GW1-HMAC seq=1,mac=" + "0".repeat(64);
        var known = bob.send("DELETE", "/v1/peers/" + alice.id(), new byte[0], wrong);
        var unknown = bob.send("DELETE", "/v1/peers/" + bob.id(), new byte[0], wrong);
        assertEquals(known.body(), unknown.body());
        assertEquals(known.statusCode(), unknown.statusCode());
        assertEquals("GW1-HMAC", unknown.headers().firstValue("WWW-Authenticate").orElse(""));
    }

    @ParameterizedTest
    @DisplayName("REG-04 poisoned addresses are refused by name")
    @ValueSource(
            strings = {
                "0.0.0.0:4000",
                "169.254.169.254:4000",
                "224.0.0.1:4000",
                "255.255.255.255:4000",
                "[::]:4000",
                "[ff02::1]:4000",
                "[64:ff9b::7f00:1]:4000",
                "[fe80::1]:4000",
                "[64:ff9b::a9fe:a9fe]:4000",
                "127.0.0.1:22",
                "127.0.0.1:25",
                "127.0.0.1:6379"
            })
    void poisonedAddressesAreRefused(String address) {
        var answer = alice.register(record(ALICE, 1, "127.0.0.1:4000", address));
        assertRefused(400, "BAD_ADDRESS", answer);
        assertTrue(answer.body().contains("record.addresses[1]"), answer.body());
        assertRefused(404, "NOT_FOUND", alice.get("/v1/peers/" + alice.id()));
    }

    @Test
    @DisplayName("REG-06 one neighbourhood has a bounded number of peers; who is there stays")
    void neighbourhoodIsBounded() throws Exception {
        start(
                DiscoveryServerConfig.defaults()
                        .with(
                                new RegistryLimits(
                                        100, 3, 1_000, Heartbeats.every(Duration.ofSeconds(30)))));
        for (int i = 0; i < 3; i++) {
            var peer = new TestClient(server.url(), TestIdentities.of(i));
            assertRefused(
                    201, "", peer.register(record(TestIdentities.of(i), 1, "127.0.0.1:4000")));
        }
        var late = new TestClient(server.url(), TestIdentities.of(3));
        var refused = late.register(record(TestIdentities.of(3), 1, "127.0.0.1:4000"));
        assertRefused(429, "CROWDED", refused);
        assertFalse(refused.headers().firstValue("Retry-After").isEmpty());
        assertEquals(
                200,
                new TestClient(server.url(), ALICE).get("/v1/peers/" + alice.id()).statusCode());
    }

    @Test
    void aSmallOrderKeyIsRefused() {
        TestClient.Signed signed = alice.sign(record(ALICE, 1, "127.0.0.1:4000"));
        byte[] zero = new byte[32];
        byte[] record = Base64.getDecoder().decode(signed.request().record());
        byte[] text = RegistrationText.of(record, zero);
        var request =
                new RegistrationRequest(
                        signed.request().record(),
                        RegistrationText.encode(zero),
                        RegistrationText.encode(ALICE.sign(RegistrationText.LABEL, text)));
        assertRefused(400, "BAD_FIELD", alice.send("POST", "/v1/peers", json.write(request), ""));
    }

    private static void assertRefused(int status, String code, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains(code), answer.body());
    }
}
