package io.godwit.core.discovery.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.crypto.TestKeys;
import io.godwit.core.discovery.DiscoveryEvent;
import io.godwit.core.discovery.DiscoveryState;
import io.godwit.core.event.Event;
import io.godwit.core.event.EventSink;
import io.godwit.core.identity.Identity;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Announcing that meets a fault, of a server or of this program, goes on. */
class AnnouncerFaultsTest {
    private static final Identity IDENTITY = Identity.of(TestKeys.alice());

    private final MockWebServer server = new MockWebServer();
    private final AtomicInteger registrations = new AtomicInteger();
    private final AtomicInteger goodbyes = new AtomicInteger();
    private final AtomicInteger faults = new AtomicInteger();
    private volatile int impossibleTimes;
    private volatile boolean forgets;

    @BeforeEach
    void start() throws Exception {
        server.setDispatcher(new Registry());
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ServerDiscovery discovery(EventSink events) {
        var settings =
                ServerDiscoverySettings.defaults()
                        .retrying(Duration.ofMillis(50), Duration.ofMillis(200));
        return new ServerDiscovery(server.url("/").uri(), IDENTITY, events, settings);
    }

    private static void awaitOnline(ServerDiscovery discovery) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> discovery.state() instanceof DiscoveryState.Online);
    }

    @Test
    @DisplayName("REG-09 a server that claims a time no record can say does not end announcing")
    void survivesAnImpossibleTime() {
        impossibleTimes = 3;
        try (ServerDiscovery discovery = discovery(EventSink.NONE)) {
            discovery.announce(new Faulty(0));
            awaitOnline(discovery);
        }
        assertEquals(4, registrations.get());
        assertEquals(1, goodbyes.get());
    }

    @Test
    void survivesWhatIsAnnounced() {
        try (ServerDiscovery discovery = discovery(EventSink.NONE)) {
            discovery.announce(new Faulty(3));
            await().atMost(Duration.ofMinutes(1)).until(() -> faults.get() == 3);
            awaitOnline(discovery);
        }
        assertEquals(1, registrations.get());
        assertEquals(1, goodbyes.get());
    }

    @Test
    void tellsWhenItFailsAndSaysGoodbyeAllTheSame() {
        ServerDiscovery discovery = discovery(EventSink.NONE);
        discovery.announce(new Faulty(Integer.MAX_VALUE));
        await().atMost(Duration.ofMinutes(1))
                .until(() ->
                        discovery.state() instanceof DiscoveryState.Unreachable state
                                && state.tries() > 2);
        discovery.close();
        assertInstanceOf(DiscoveryState.Stopped.class, discovery.state());
        assertEquals(1, goodbyes.get());
    }

    @Test
    void survivesWhoIsTold() {
        try (ServerDiscovery discovery = discovery(this::failOnce)) {
            discovery.announce(new Faulty(0));
            await().atMost(Duration.ofMinutes(1)).until(() -> faults.get() == 1);
            awaitOnline(discovery);
        }
    }

    @Test
    @DisplayName("REG-09 a server that demands registrations without end gets some and no more")
    void doesNotRegisterWithoutEnd() {
        forgets = true;
        try (ServerDiscovery discovery = discovery(EventSink.NONE)) {
            discovery.announce(new Faulty(0));
            await().atMost(Duration.ofMinutes(1))
                    .until(() ->
                            discovery.state() instanceof DiscoveryState.Unreachable state
                                    && state.tries() > 3);
        }
        int some = registrations.get();
        assertTrue(some >= Registrar.BURST, some + " registrations");
        assertTrue(some <= 2 * Registrar.BURST, some + " registrations");
    }

    private void failOnce(Event event) {
        if (event instanceof DiscoveryEvent.Registered && faults.getAndIncrement() == 0) {
            throw new IllegalStateException("a fault of a front end");
        }
    }

    /** Says the most impossible time as often as it is told to, and lets everything else pass. */
    private final class Registry extends Dispatcher {
        @Override
        public MockResponse dispatch(RecordedRequest request) {
            return switch (request.getMethod()) {
                case "POST" -> registered();
                case "DELETE" -> {
                    goodbyes.incrementAndGet();
                    yield RegistryAnswers.gone();
                }
                case "PUT" -> forgets ? forgotten() : RegistryAnswers.heard();
                default -> RegistryAnswers.healthy();
            };
        }

        private static MockResponse forgotten() {
            return new MockResponse.Builder()
                    .code(401)
                    .body("{\"code\":\"NOT_AUTHENTICATED\"}")
                    .build();
        }

        private MockResponse registered() {
            if (registrations.incrementAndGet() <= impossibleTimes) {
                return new MockResponse.Builder()
                        .code(400)
                        .body("{\"code\":\"BAD_EXPIRY\",\"time\":9007199254740991}")
                        .build();
            }
            return RegistryAnswers.registered(
                    IDENTITY.id(), forgets ? Duration.ofMillis(1) : Duration.ofSeconds(30));
        }
    }

    /** Nothing is shared, and looking for that fails so many times. */
    private final class Faulty extends NothingShared {
        private final int times;

        Faulty(int times) {
            this.times = times;
        }

        @Override
        public long revision() {
            if (faults.get() < times) {
                faults.incrementAndGet();
                throw new IllegalStateException("a fault of a node");
            }
            return 0;
        }
    }
}
