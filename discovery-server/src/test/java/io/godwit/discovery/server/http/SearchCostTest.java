package io.godwit.discovery.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.core.discovery.api.ContentKind;
import io.godwit.core.discovery.api.SharedEntry;
import io.godwit.core.discovery.api.SharesPart;
import io.godwit.discovery.server.DiscoveryServer;
import io.godwit.discovery.server.DiscoveryServerConfig;
import io.godwit.discovery.server.TestClient;
import io.godwit.discovery.server.TestIdentities;
import io.godwit.discovery.server.ratelimit.Rate;
import io.godwit.discovery.server.ratelimit.RateLimits;
import io.godwit.discovery.server.registry.ServerClock;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** RL by work, over real sockets and under a clock that stands still. */
class SearchCostTest {

    private static final Rate WIDE = new Rate(1_000, 1_000);
    private static final DiscoveryServerConfig TEN_READS =
            DiscoveryServerConfig.defaults()
                    .at(InetAddress.getLoopbackAddress(), 0)
                    .with(new RateLimits(WIDE, WIDE, new Rate(10, 1), WIDE))
                    .with(new ServerClock(InstantSource.system(), () -> 0));

    @Test
    @DisplayName("RL a search through much counts for several requests, a narrow one for one")
    void aSearchCountsByItsWork() throws Exception {
        assertEquals(10, searchesOf("name%20777"));
        // 26,000 steps: two requests more than the one that was let pass.
        assertEquals(4, searchesOf("n"));
    }

    /** How many are answered until the address is refused. */
    private static int searchesOf(String text) throws Exception {
        try (var server = DiscoveryServer.start(TEN_READS)) {
            var client = new TestClient(server.url(), TestIdentities.of(0));
            var record = TestClient.record(TestIdentities.of(0), 1, "127.0.0.1:9000");
            assertEquals(201, client.register(record).statusCode());
            var entries = new ArrayList<SharedEntry>();
            for (int i = 0; i < 1_000; i++) {
                entries.add(
                        new SharedEntry("name " + i, ContentKind.FILE, 1, "%064x".formatted(i)));
            }
            assertEquals(200, client.publish(new SharesPart(1, 0, true, entries)).statusCode());
            int answered = 0;
            while (client.get("/v1/search?q=" + text).statusCode() == 200) {
                answered++;
            }
            assertEquals(429, client.get("/v1/search?q=" + text).statusCode());
            return answered;
        }
    }
}
