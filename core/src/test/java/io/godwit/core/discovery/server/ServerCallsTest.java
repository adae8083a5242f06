package io.godwit.core.discovery.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which connections requests go over. */
@Timeout(60)
class ServerCallsTest {
    private static final byte[] BODY = {'{', '}'};

    private final MockWebServer server = new MockWebServer();

    /** Answers are held back until then. */
    private final CompletableFuture<MockResponse> answer = new CompletableFuture<>();

    @BeforeEach
    void start() throws Exception {
        server.setDispatcher(
                new Dispatcher() {
                    @Override
                    public MockResponse dispatch(RecordedRequest request) {
                        return answer.join();
                    }
                });
        server.start();
    }

    @AfterEach
    void stop() {
        answer.complete(RegistryAnswers.gone());
        server.close();
    }

    private static void tell(ServerCalls calls) {
        try {
            calls.send("PUT", calls.url("/v1/peers").build(), BODY, "", Duration.ofSeconds(20));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int placeOnItsConnection() throws InterruptedException {
        return server.takeRequest().getExchangeIndex();
    }

    @Test
    void oneConnectionIsUsedAgain() throws Exception {
        answer.complete(RegistryAnswers.gone());
        try (var calls = new ServerCalls(server.url("/").uri(), Duration.ofSeconds(20))) {
            tell(calls);
            tell(calls);
        }
        assertEquals(0, placeOnItsConnection());
        assertEquals(1, placeOnItsConnection());
    }

    @Test
    void oneThatIsInUseWhenAllAreForgottenIsNotUsedAgain() throws Exception {
        try (var calls = new ServerCalls(server.url("/").uri(), Duration.ofSeconds(20))) {
            Thread first = Thread.ofVirtual().start(() -> tell(calls));
            assertEquals(0, placeOnItsConnection());
            calls.forgetConnections();
            answer.complete(RegistryAnswers.gone());
            assertTrue(first.join(Duration.ofSeconds(20)));
            tell(calls);
        }
        assertEquals(0, placeOnItsConnection());
    }
}
