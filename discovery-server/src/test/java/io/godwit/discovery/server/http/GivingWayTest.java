package io.godwit.discovery.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.discovery.server.DiscoveryServer;
import io.godwit.discovery.server.DiscoveryServerConfig;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GivingWayTest {

    private static final String REQUEST = "GET /health/live HTTP/1.1\r\nHost: x\r\n";

    @Test
    @DisplayName("DOS a connection gives way at every eighth request")
    void connectionsGiveWay() {
        int rows = 3;
        assertEquals(
                rows,
                LongStream.rangeClosed(1, rows * GivingWay.IN_A_ROW)
                        .filter(GivingWay::isLastInARow)
                        .count());
    }

    @Test
    @DisplayName("DOS requests that are sent without waiting for answers are all answered")
    void requestsInARowAreAnswered() throws Exception {
        int requests = 3 * GivingWay.IN_A_ROW;
        var config = DiscoveryServerConfig.defaults().at(InetAddress.getLoopbackAddress(), 0);
        try (var server = DiscoveryServer.start(config);
                var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(30_000);
            String all =
                    (REQUEST + "\r\n").repeat(requests - 1) + REQUEST + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(all.getBytes(StandardCharsets.US_ASCII));
            String answers =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertEquals(requests, answers.split("HTTP/1.1 ", -1).length - 1, answers);
            // It stays for seconds after it has woken somebody.
            assertTrue(
                    Thread.getAllStackTraces().keySet().stream()
                            .anyMatch(thread -> thread.getName().startsWith("discovery-waking-")));
        }
    }
}
