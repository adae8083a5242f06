package io.godwit.discovery.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class DiscoveryServerTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void servesOnAFreePortAndStops() throws Exception {
        URI health;
        try (var server = DiscoveryServer.start(DiscoveryServerConfig.defaults().at(LOOPBACK, 0))) {
            health = server.url().resolve("/health");
            var answer = get(health);
            assertEquals(200, answer.statusCode());
            assertEquals("{\"status\":\"ok\"}", answer.body());
            assertEquals(server.port(), server.url().getPort());
        }
        assertThrows(java.io.IOException.class, () -> get(health));
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

    private HttpResponse<String> get(URI url) throws Exception {
        return client.send(
                HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
    }
}
