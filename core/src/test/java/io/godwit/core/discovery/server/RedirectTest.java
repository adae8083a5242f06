package io.godwit.core.discovery.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A server, or whoever answers in its place, that wants a node to knock at another address. */
class RedirectTest {
    private static final byte[] BODY = {'{', '}'};

    private final MockWebServer server = new MockWebServer();
    private final MockWebServer elsewhere = new MockWebServer();

    @BeforeEach
    void start() throws Exception {
        server.start();
        elsewhere.start();
    }

    @AfterEach
    void stop() {
        server.close();
        elsewhere.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    @DisplayName("REG-05 no request follows a redirect, and what it carries goes nowhere else")
    void isNotFollowed(int status) throws Exception {
        String target = elsewhere.url("/v1/peers").toString();
        for (int i = 0; i < 3; i++) {
            server.enqueue(
                    new MockResponse.Builder().code(status).addHeader("Location", target).build());
        }
        try (var calls = new ServerCalls(server.url("/").uri(), Duration.ofSeconds(20))) {
            HttpUrl url = calls.url("/v1/peers").build();
            refuses(
                    status,
                    () -> calls.get(url, JsonNode.class, Duration.ZERO, new ServerCalls.Dialled()));
            refuses(status, () -> calls.send("POST", url, BODY, "secret", JsonNode.class));
            refuses(status, () -> calls.lines(calls.endless(url), line -> {}));
        }
        assertEquals(3, server.getRequestCount());
        assertEquals(0, elsewhere.getRequestCount());
    }

    private static void refuses(int status, Executable request) {
        assertEquals(status, assertThrows(RefusalException.class, request).status());
    }
}
