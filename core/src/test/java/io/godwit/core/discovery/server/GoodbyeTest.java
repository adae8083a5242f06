package io.godwit.core.discovery.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.crypto.TestKeys;
import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.discovery.Announcement;
import io.godwit.core.event.EventSink;
import io.godwit.core.identity.Identity;
import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node that ends while its registration is on its way leaves no ghost behind. */
class GoodbyeTest {
    private static final Identity IDENTITY = Identity.of(TestKeys.alice());

    private final MockWebServer server = new MockWebServer();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final CountDownLatch answer = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);

    @BeforeEach
    void start() throws Exception {
        server.setDispatcher(new SlowRegistry());
        server.start();
    }

    @AfterEach
    void stop() {
        answer.countDown();
        over.countDown();
        server.close();
    }

    @Test
    void closingWaitsForARegistrationAndWithdrawsIt() throws Exception {
        ServerDiscovery discovery = announcing();
        Thread closing = Thread.ofVirtual().start(discovery::close);
        // The answer comes when closing has begun to wait.
        await().until(() -> closing.getState() != Thread.State.NEW);
        assertTrue(!closing.join(Duration.ofMillis(200)), "did not wait");
        answer.countDown();
        assertTrue(closing.join(Duration.ofSeconds(20)));
        assertEquals(List.of("GET", "POST", "DELETE"), List.copyOf(requests));
    }

    @Test
    void closingDoesNotWaitForEver() throws Exception {
        ServerDiscovery discovery = announcing();
        Thread closing = Thread.ofVirtual().start(discovery::close);
        assertTrue(closing.join(Duration.ofSeconds(20)));
        assertEquals(List.of("GET", "POST"), List.copyOf(requests));
    }

    /** The server has all of it, and its answer has not come yet. */
    @Test
    void closingWhilePublishingSaysGoodbye() throws Exception {
        answer.countDown();
        ServerDiscovery discovery = announcing(new OneShared());
        await().atMost(Duration.ofSeconds(20)).until(() -> requests.contains("PUT"));
        Thread closing = Thread.ofVirtual().start(discovery::close);
        assertTrue(closing.join(Duration.ofSeconds(20)));
        assertEquals(List.of("GET", "POST", "PUT", "DELETE"), List.copyOf(requests));
    }

    private ServerDiscovery announcing() {
        return announcing(new NothingShared());
    }

    private ServerDiscovery announcing(Announcement announcement) {
        var settings = ServerDiscoverySettings.defaults();
        URI url = server.url("/").uri();
        var discovery = new ServerDiscovery(url, IDENTITY, EventSink.NONE, settings);
        discovery.announce(announcement);
        await().atMost(Duration.ofSeconds(20)).until(() -> requests.contains("POST"));
        return discovery;
    }

    private static final class OneShared extends NothingShared {
        @Override
        public Iterator<AnnouncedContent> entries() {
            return List.of(new AnnouncedContent("film", false, 5, new ContentId(1, 2, 3, 4)))
                    .iterator();
        }
    }

    /** Answers registrations when it is told to. */
    private final class SlowRegistry extends Dispatcher {
        @Override
        public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            requests.add(request.getMethod());
            return switch (request.getMethod()) {
                case "GET" -> RegistryAnswers.healthy();
                case "POST" -> registered();
                case "PUT" -> neverPublished();
                default -> RegistryAnswers.gone();
            };
        }

        private MockResponse neverPublished() throws InterruptedException {
            assertTrue(over.await(30, TimeUnit.SECONDS));
            return RegistryAnswers.gone();
        }

        private MockResponse registered() throws InterruptedException {
            assertTrue(answer.await(30, TimeUnit.SECONDS));
            return RegistryAnswers.registered(IDENTITY.id());
        }
    }
}
