package io.godwit.discovery.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.discovery.api.ApiJson;
import io.godwit.core.discovery.api.ApiLimits;
import io.godwit.core.discovery.api.ContentKind;
import io.godwit.core.discovery.api.SharedEntry;
import io.godwit.core.discovery.api.SharesPart;
import io.godwit.discovery.server.DiscoveryServer;
import io.godwit.discovery.server.DiscoveryServerConfig;
import io.godwit.discovery.server.TestClient;
import io.godwit.discovery.server.TestIdentities;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What somebody gets who has proved nothing and asks for as much as he can; all of it over TCP. */
class AmplificationTest {

    private static final String ROOT = "ab".repeat(32);

    /** More than any page holds. */
    private static final int PEERS = ApiLimits.PEERS_PER_PAGE + 5;

    private DiscoveryServer server;
    private TestClient stranger;

    @BeforeEach
    void fill() throws Exception {
        server =
                DiscoveryServer.start(
                        DiscoveryServerConfig.defaults().at(InetAddress.getLoopbackAddress(), 0));
        stranger = new TestClient(server.url(), TestIdentities.of(TestIdentities.COUNT - 1));
        for (int i = 0; i < PEERS; i++) {
            var identity = TestIdentities.of(i);
            var client = new TestClient(server.url(), identity);
            var record = TestClient.record(identity, 1, addresses(i));
            assertEquals(201, client.register(record).statusCode());
            // The longest names that there may be, and the same file of everyone.
            var entries =
                    IntStream.range(0, 4)
                            .mapToObj(n -> entry("film " + "\u00e9".repeat(120) + n, n))
                            .toList();
            assertEquals(200, client.publish(new SharesPart(1, 0, true, entries)).statusCode());
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String[] addresses(int peer) {
        return IntStream.range(0, 8)
                .mapToObj(n -> "127.0.0.1:" + (20_000 + 10 * peer + n))
                .toArray(String[]::new);
    }

    private static SharedEntry entry(String name, int number) {
        return new SharedEntry(
                name, ContentKind.FILE, 1L << 40, number == 0 ? ROOT : number + ROOT.substring(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/peers",
                "/v1/peers?limit=999999999",
                "/peers?limit=999999999",
                "/v1/search?q=film",
                "/v1/search?q=film&limit=999999999",
                "/v1/swarms/"
                        + "abababababababababababababababab"
                        + "abababababababababababababababab"
            })
    @DisplayName("DOS-08 the answer to a small request that proves nothing is bounded")
    void isBounded(String path) {
        HttpResponse<String> answer = stranger.get(path);
        assertEquals(200, answer.statusCode());
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        assertTrue(body.length <= ApiLimits.JSON_BYTES, () -> body.length + " bytes");
    }

    @Test
    @DisplayName("DOS-08 a page holds as many peers as it may and says where the next begins")
    void pagesAreCut() throws Exception {
        for (String path : List.of("/v1/peers", "/v1/peers?limit=999999999")) {
            byte[] body = stranger.get(path).body().getBytes(StandardCharsets.UTF_8);
            JsonNode page = ApiJson.forAnswers().read(body, JsonNode.class);
            assertEquals(ApiLimits.PEERS_PER_PAGE, page.path("peers").size());
        }
        byte[] swarm = stranger.get("/v1/swarms/" + ROOT).body().getBytes(StandardCharsets.UTF_8);
        assertEquals(
                ApiLimits.PEERS_PER_SWARM,
                ApiJson.forAnswers().read(swarm, JsonNode.class).path("peers").size());
    }
}
