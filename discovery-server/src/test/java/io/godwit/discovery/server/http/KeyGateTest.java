package io.godwit.discovery.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.peer.PeerRecord;
import io.godwit.discovery.server.DiscoveryServer;
import io.godwit.discovery.server.DiscoveryServerConfig;
import io.godwit.discovery.server.TestClient;
import io.godwit.discovery.server.TestIdentities;
import io.godwit.discovery.server.ratelimit.KeyRates;
import io.godwit.discovery.server.ratelimit.Rate;
import io.godwit.discovery.server.ratelimit.RateLimits;
import io.godwit.discovery.server.registry.ServerClock;
import java.net.InetAddress;
import java.time.InstantSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** RL by key, over real sockets and under a clock that stands still. */
class KeyGateTest {

    private static final DiscoveryServerConfig CONFIG =
            DiscoveryServerConfig.defaults()
                    .at(InetAddress.getLoopbackAddress(), 0)
                    .with(RateLimits.DEFAULT.with(new KeyRates(new Rate(2, 1), new Rate(3, 1))))
                    .with(new ServerClock(InstantSource.system(), () -> 0));

    @Test
    @DisplayName("RL one key is limited, whatever its address may still do; another key is not")
    void aKeyHasItsOwnAllowance() throws Exception {
        try (var server = DiscoveryServer.start(CONFIG)) {
            var ada = new TestClient(server.url(), TestIdentities.of(0));
            var bob = new TestClient(server.url(), TestIdentities.of(1));
            assertEquals(201, ada.register(record(0, 1)).statusCode());
            assertEquals(201, ada.register(record(0, 2)).statusCode());
            var refused = ada.register(record(0, 3));
            assertEquals(429, refused.statusCode());
            assertTrue(refused.body().contains("by this peer"), refused.body());
            assertTrue(refused.headers().firstValue("Retry-After").isPresent());
            assertEquals(201, bob.register(record(1, 1)).statusCode());
            for (int i = 0; i < 3; i++) {
                assertEquals(200, ada.heartbeat().statusCode());
            }
            assertEquals(429, ada.heartbeat().statusCode());
            assertEquals(200, bob.heartbeat().statusCode());
        }
    }

    @Test
    @DisplayName("RL nobody uses up the allowance of a key that he does not have")
    void othersCannotUseItUp() throws Exception {
        try (var server = DiscoveryServer.start(CONFIG)) {
            var ada = new TestClient(server.url(), TestIdentities.of(0));
            assertEquals(201, ada.register(record(0, 1)).statusCode());
            String path = "/v1/peers/" + ada.id() + "/heartbeat";
            String forged = "GW1-HMAC seq=1,mac=" + "0".repeat(64);
            for (int i = 0; i < 10; i++) {
                assertEquals(401, ada.send("PUT", path, new byte[0], forged).statusCode());
            }
            assertEquals(200, ada.heartbeat().statusCode());
        }
    }

    @Test
    @DisplayName(
            "RL old registrations of a peer, of now or from before it left, count against its key once")
    void oldRegistrationsCostTheirPeerOnce() throws Exception {
        var three = RateLimits.DEFAULT.with(new KeyRates(new Rate(3, 1), new Rate(3, 1)));
        try (var server = DiscoveryServer.start(CONFIG.with(three))) {
            var ada = new TestClient(server.url(), TestIdentities.of(0));
            var eve = new TestClient(server.url(), TestIdentities.of(1));
            TestClient.Signed overheard = ada.sign(record(0, 1));
            assertEquals(201, ada.register(overheard).statusCode());
            for (int i = 0; i < 10; i++) {
                assertEquals(409, eve.register(overheard).statusCode());
            }
            assertEquals(204, ada.remove().statusCode());
            for (int i = 0; i < 10; i++) {
                assertEquals(409, eve.register(overheard).statusCode());
            }
            assertEquals(201, ada.register(record(0, 2)).statusCode());
        }
    }

    @Test
    @DisplayName("RL a heartbeat that is sent again costs its peer nothing")
    void replaysCostTheirPeerNothing() throws Exception {
        try (var server = DiscoveryServer.start(CONFIG)) {
            var ada = new TestClient(server.url(), TestIdentities.of(0));
            assertEquals(201, ada.register(record(0, 1)).statusCode());
            String path = "/v1/peers/" + ada.id() + "/heartbeat";
            String overheard = ada.proof("PUT", path, 1, new byte[0]);
            assertEquals(200, ada.send("PUT", path, new byte[0], overheard).statusCode());
            for (int i = 0; i < 10; i++) {
                assertEquals(409, ada.send("PUT", path, new byte[0], overheard).statusCode());
            }
            for (int number = 2; number < 4; number++) {
                String fresh = ada.proof("PUT", path, number, new byte[0]);
                assertEquals(200, ada.send("PUT", path, new byte[0], fresh).statusCode());
            }
            String beyond = ada.proof("PUT", path, 4, new byte[0]);
            assertEquals(429, ada.send("PUT", path, new byte[0], beyond).statusCode());
        }
    }

    private static PeerRecord record(int who, long sequence) {
        return TestClient.record(TestIdentities.of(who), sequence, "127.0.0.1:9000");
    }
}
