package io.godwit.core.discovery.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.crypto.TestKeys;
import io.godwit.core.discovery.DiscoveryException;
import io.godwit.core.event.EventSink;
import io.godwit.core.identity.Identity;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server whose pages never end is not followed for ever. */
@Timeout(60)
class EndlessPagesTest {
    private static final Identity IDENTITY = Identity.of(TestKeys.alice());

    private final MockWebServer server = new MockWebServer();
    private final AtomicInteger pages = new AtomicInteger();
    private volatile String entries = "";

    @BeforeEach
    void start() throws Exception {
        server.setDispatcher(new Pages());
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anEmptyPageIsTheLast() {
        assertBad(() -> ask(discovery -> discovery.peers("", 100)));
        assertBad(() -> ask(discovery -> discovery.search("godwit", "", 100)));
        assertEquals(2, pages.get());
    }

    @Test
    void peersWithoutAValidRecordCount() throws Exception {
        String nobody =
                """
                {"id":"%s","name":"nobody","addresses":[],"shares":0,"record":""}\
                """
                        .formatted("00".repeat(32));
        entries = nobody;
        assertTrue(ask(discovery -> discovery.peers("", 20)).entries().isEmpty());
        assertEquals(20, pages.get());
    }

    private static void assertBad(Callable<?> question) {
        var failure = assertThrows(DiscoveryException.class, question::call);
        assertEquals(DiscoveryException.Reason.BAD_ANSWER, failure.reason());
    }

    private interface Question<T> {
        T ask(ServerDiscovery discovery) throws DiscoveryException;
    }

    private <T> T ask(Question<T> question) throws DiscoveryException {
        var settings = ServerDiscoverySettings.defaults();
        try (var discovery =
                new ServerDiscovery(server.url("/").uri(), IDENTITY, EventSink.NONE, settings)) {
            return question.ask(discovery);
        }
    }

    /** Each page leads to another one. */
    private final class Pages extends Dispatcher {
        @Override
        public MockResponse dispatch(RecordedRequest request) {
            String page =
                    """
                    {"peers":[%s],"hits":[],"next":"%064x"}\
                    """
                            .formatted(entries, pages.incrementAndGet());
            boolean search = request.getUrl().encodedPath().equals("/v1/search");
            return new MockResponse.Builder()
                    .body(
                            page.replace(
                                    search ? "\"peers\":[%s],".formatted(entries) : "\"hits\":[],",
                                    ""))
                    .build();
        }
    }
}
