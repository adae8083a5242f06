package io.godwit.discovery.server.http;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.discovery.api.ApiLimits;
import io.godwit.core.discovery.api.SharesPart;
import io.godwit.discovery.server.DiscoveryServer;
import io.godwit.discovery.server.DiscoveryServerConfig;
import io.godwit.discovery.server.TestClient;
import io.godwit.discovery.server.TestIdentities;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How much of bodies is read, over real sockets. */
class BodiesTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final DiscoveryServerConfig CONFIG =
            DiscoveryServerConfig.defaults()
                    .at(InetAddress.getLoopbackAddress(), 0)
                    .with(new HttpLimits(LONG, LONG, 100, 100, 2, 10, 10));

    /** As anybody can write one. */
    private static final String WRONG = "GW1-HMAC seq=1,mac=" + "0".repeat(64);

    private static final String PART = "{\"generation\":1,\"part\":0,\"last\":true,\"entries\":[]}";

    @Test
    @DisplayName("DOS a site has its share of bodies that are read at once, and leaves the rest")
    void bodiesOfASiteAreBounded() throws Exception {
        try (var server = DiscoveryServer.start(CONFIG)) {
            TestClient alice = registered(server, 0);
            TestClient bob = registered(server, 1);
            String path = "/v1/peers/" + alice.id() + "/shares";
            var held = new ArrayList<Socket>();
            for (int i = 0; i < ContentRoutes.PARTS_OF_SITE; i++) {
                held.add(asking("127.0.0.1", server, path, WRONG));
                assertEquals("HTTP/1.1 100", status(held.getLast()));
                send(held.getLast(), PART.substring(1));
            }
            try (var late = asking("127.0.0.1", server, path, WRONG)) {
                assertEquals("HTTP/1.1 503", status(late));
                String answer = rest(late);
                assertTrue(answer.contains("BUSY") && answer.contains("Retry-After"), answer);
            }
            String proof = alice.proof("PUT", path, 1, PART.getBytes(StandardCharsets.US_ASCII));
            try (var other = asking("127.0.1.1", server, path, proof)) {
                assertEquals("HTTP/1.1 100", status(other));
                send(other, PART);
                String answer = rest(other);
                assertTrue(answer.contains("HTTP/1.1 200"), answer);
            }
            for (Socket socket : held) {
                socket.close();
            }
            var part = new SharesPart(1, 0, true, List.of());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> bob.publish(part).statusCode() == 200);
        }
    }

    @Test
    @DisplayName("DOS no more is read of a heartbeat and a farewell than of a registration")
    void otherBodiesAreShort() throws Exception {
        try (var server = DiscoveryServer.start(CONFIG)) {
            var client = new TestClient(server.url(), TestIdentities.of(0));
            byte[] body = new byte[ApiLimits.REGISTRATION_BYTES + 1];
            String id = "/v1/peers/" + client.id();
            var refused = client.send("PUT", id + "/heartbeat", body, WRONG);
            assertEquals(413, refused.statusCode());
            assertEquals("close", refused.headers().firstValue("Connection").orElse(""));
            assertEquals(413, client.send("DELETE", id, body, WRONG).statusCode());
        }
    }

    private static TestClient registered(DiscoveryServer server, int number) {
        var identity = TestIdentities.of(number);
        var client = new TestClient(server.url(), identity);
        var answer = client.register(TestClient.record(identity, 1, "127.0.0.1:4000"));
        assertEquals(201, answer.statusCode(), answer.body());
        return client;
    }

    /** The head of a request whose body is to come once the server asks for it. */
    private static Socket asking(
            String from, DiscoveryServer server, String path, String authorization)
            throws IOException {
        var socket =
                new Socket(
                        InetAddress.getLoopbackAddress(),
                        server.port(),
                        InetAddress.ofLiteral(from),
                        0);
        socket.setSoTimeout(20_000);
        send(
                socket,
                "PUT "
                        + path
                        + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: 100-continue\r\n"
                        + "Authorization: "
                        + authorization
                        + "\r\nContent-Length: "
                        + PART.length()
                        + "\r\n\r\n");
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String status(Socket socket) throws IOException {
        return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
    }

    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
}
