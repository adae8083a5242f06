package io.godwit.discovery.server.http;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.discovery.server.DiscoveryServer;
import io.godwit.discovery.server.DiscoveryServerConfig;
import io.godwit.discovery.server.TestClient;
import io.godwit.discovery.server.TestIdentities;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Stopping over real sockets. */
class DrainTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String BODY = "{\"id\":\"x\"}";
    private static final String READY = "GET /health/ready HTTP/1.1\r\nHost: x\r\n\r\n";

    private static DiscoveryServer server(Stopping stopping) throws Exception {
        var patient = new HttpLimits(LONG, LONG, 100, 100, 2, 10, 10);
        return DiscoveryServer.start(
                DiscoveryServerConfig.defaults()
                        .at(HERE, 0)
                        .with(patient)
                        .with(Front.PLAIN.stopped(stopping)));
    }

    @Test
    void aRequestUnderWayIsAnsweredAndNobodyElseGetsIn() throws Exception {
        DiscoveryServer server = server(new Stopping(Duration.ZERO, LONG));
        try (Socket half = new Socket(HERE, server.port())) {
            // Its head is read once the server asks for the body, so the request is under way.
            send(
                    half,
                    "POST /v1/peers HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
                            + "Content-Length: "
                            + BODY.length()
                            + "\r\n\r\n");
            assertEquals("HTTP/1.1 100", status(half));
            Thread closer = Thread.ofVirtual().start(server::close);
            await().atMost(LONG).until(() -> isRefused(server.port()));
            assertTrue(closer.isAlive());
            send(half, BODY);
            String answer = rest(half);
            assertTrue(answer.contains("HTTP/1.1 400"), answer);
            assertTrue(closer.join(LONG));
        }
    }

    @Test
    void aRequestThatNeverArrivesIsCutInTheEnd() throws Exception {
        DiscoveryServer server = server(new Stopping(Duration.ZERO, Duration.ofMillis(200)));
        try (Socket half = new Socket(HERE, server.port())) {
            send(
                    half,
                    "POST /v1/peers HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
                            + "Content-Length: 9\r\n\r\n");
            assertEquals("HTTP/1.1 100", status(half));
            Thread closer = Thread.ofVirtual().start(server::close);
            assertTrue(closer.join(LONG));
            rest(half);
        }
    }

    @Test
    void duringTheNoticeItServesAndSaysThatItIsNotReady() throws Exception {
        DiscoveryServer server = server(new Stopping(LONG, LONG));
        var client = new TestClient(server.url(), TestIdentities.of(0));
        assertEquals(200, client.get("/health/ready").statusCode());
        Thread closer = Thread.ofVirtual().start(server::close);
        await().atMost(LONG).until(() -> client.get("/health/ready").statusCode() == 503);
        assertEquals("{\"status\":\"stopping\"}", client.get("/health/ready").body());
        assertEquals(200, client.get("/health").statusCode());
        assertEquals(200, client.get("/health/live").statusCode());
        assertTrue(client.get("/").body().contains("<td>stopping</td>"));
        closer.interrupt();
        assertTrue(closer.join(LONG));
        await().atMost(LONG).until(() -> isRefused(server.port()));
    }

    @Test
    void listenersDoNotHoldItUp() throws Exception {
        DiscoveryServer server = server(new Stopping(Duration.ZERO, LONG));
        try (Socket listener = new Socket(HERE, server.port());
                Socket resting = new Socket(HERE, server.port())) {
            send(listener, "GET /v1/events HTTP/1.1\r\nHost: x\r\n\r\n");
            assertEquals("HTTP/1.1 200", status(listener));
            send(resting, READY);
            assertEquals("HTTP/1.1 200", status(resting));
            Thread closer = Thread.ofVirtual().start(server::close);
            assertTrue(closer.join(LONG));
            assertFalse(rest(listener).isEmpty());
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.setSoTimeout((int) LONG.toMillis());
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String status(Socket socket) throws IOException {
        return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
    }

    /** What comes until the other side ends. */
    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    private static boolean isRefused(int port) {
        try (Socket socket = new Socket(HERE, port)) {
            return false;
        } catch (IOException refused) {
            return true;
        }
    }
}
