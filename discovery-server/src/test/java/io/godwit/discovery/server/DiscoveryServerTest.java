package io.godwit.discovery.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscoveryServerTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void servesOnAFreePortAndStops() throws Exception {
        var server = DiscoveryServer.start(DiscoveryServerConfig.defaults().at(LOOPBACK, 0));
        try (Socket open = new Socket(LOOPBACK, server.port())) {
            try (server) {
                var answer = get(server.url().resolve("/health"));
                assertEquals(200, answer.statusCode());
                assertEquals("{\"status\":\"ok\"}", answer.body());
                assertEquals(server.port(), server.url().getPort());
            }
            open.setSoTimeout(20_000);
            assertEquals(-1, open.getInputStream().read());
        }
    }

    @Test
    void listensNoMoreOnceItIsClosed() throws Exception {
        int port;
        try (var server = onAPortOfOurOwn()) {
            port = server.port();
            assertEquals(200, get(server.url().resolve("/health")).statusCode());
        }
        assertThrows(ConnectException.class, () -> new Socket(LOOPBACK, port));
    }

    /** The system gives it to nobody who asks for any, so no other test has it a moment later. */
    private static DiscoveryServer onAPortOfOurOwn() throws DiscoveryServerException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 30_000);
            try {
                return DiscoveryServer.start(DiscoveryServerConfig.defaults().at(LOOPBACK, port));
            } catch (DiscoveryServerException taken) {
                assertEquals(DiscoveryServerException.Reason.PORT_IN_USE, taken.reason());
            }
        }
    }

    @Test
    void namesThePortInUseAndWhatToDo() throws Exception {
        try (var server = DiscoveryServer.start(DiscoveryServerConfig.defaults().at(LOOPBACK, 0))) {
            var again = DiscoveryServerConfig.defaults().at(LOOPBACK, server.port());
            var refused =
                    assertThrows(
                            DiscoveryServerException.class, () -> DiscoveryServer.start(again));
            assertEquals(DiscoveryServerException.Reason.PORT_IN_USE, refused.reason());
            assertTrue(refused.getMessage().contains(":" + server.port()), refused.getMessage());
            assertTrue(refused.getMessage().contains("another port"), refused.getMessage());
        }
    }

    @Test
    void aStartThatFailsLeavesTheTokensOfTheLastStop(@TempDir Path folder) throws Exception {
        var alice = TestIdentities.of(0);
        var kept = DiscoveryServerConfig.defaults().keptIn(folder);
        TestClient client;
        try (var server = DiscoveryServer.start(kept.at(LOOPBACK, 0))) {
            client = new TestClient(server.url(), alice);
            client.register(TestClient.record(alice, 7, "127.0.0.1:4000"));
            assertEquals(200, client.heartbeat().statusCode());
        }
        try (var other = DiscoveryServer.start(DiscoveryServerConfig.defaults().at(LOOPBACK, 0))) {
            var taken = kept.at(LOOPBACK, other.port());
            assertThrows(DiscoveryServerException.class, () -> DiscoveryServer.start(taken));
        }
        try (var server = DiscoveryServer.start(kept.at(LOOPBACK, 0))) {
            assertEquals(200, client.movedTo(server.url()).heartbeat().statusCode());
        }
    }

    @Test
    void aThreadThatIsInterruptedKeepsEverythingAtTheEnd(@TempDir Path folder) throws Exception {
        var alice = TestIdentities.of(0);
        var kept = DiscoveryServerConfig.defaults().keptIn(folder).at(LOOPBACK, 0);
        var stopped = DiscoveryServer.start(kept);
        var client = new TestClient(stopped.url(), alice);
        client.register(TestClient.record(alice, 7, "127.0.0.1:4000"));
        assertEquals(200, client.heartbeat().statusCode());
        Thread.currentThread().interrupt();
        stopped.close();
        assertTrue(Thread.interrupted());
        try (var server = DiscoveryServer.start(kept)) {
            assertEquals(200, client.movedTo(server.url()).heartbeat().statusCode());
        }
    }

    @Test
    void whoIsNotServedHearsNothingAndMayBeServedLater() throws Exception {
        List<InetAddress> asked = new CopyOnWriteArrayList<>();
        AtomicBoolean open = new AtomicBoolean();
        var config = DiscoveryServerConfig.defaults().at(LOOPBACK, 0);
        try (var server =
                DiscoveryServer.start(
                        config,
                        address -> {
                            asked.add(address);
                            return open.get();
                        })) {
            try (Socket socket = new Socket(LOOPBACK, server.port())) {
                socket.setSoTimeout(20_000);
                assertEquals(-1, socket.getInputStream().read());
            }
            assertEquals(List.of(LOOPBACK), asked);
            open.set(true);
            assertEquals(200, get(server.url().resolve("/health")).statusCode());
        }
    }

    private HttpResponse<String> get(URI url) throws Exception {
        return client.send(
                HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(60)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
