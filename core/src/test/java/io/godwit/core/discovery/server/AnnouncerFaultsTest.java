package io.godwit.core.discovery.server;

import static io.godwit.core.discovery.server.RegistryServer.awaitOnline;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.crypto.TestKeys;
import io.godwit.core.discovery.DiscoveryEvent;
import io.godwit.core.discovery.DiscoveryState;
import io.godwit.core.event.Event;
import io.godwit.core.event.EventSink;
import io.godwit.core.identity.Identity;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Announcing that meets a fault, of a server or of this program, goes on. */
class AnnouncerFaultsTest {
    private static final Identity IDENTITY = Identity.of(TestKeys.alice());

    @RegisterExtension final Registry server = new Registry();
    private final AtomicInteger faults = new AtomicInteger();
    private volatile int impossibleTimes;
    private volatile int wrongAddresses;
    private volatile boolean forgets;
    private volatile int silentTimes;

    private ServerDiscovery discovery(EventSink events) {
        var settings =
                ServerDiscoverySettings.defaults()
                        .retrying(Duration.ofMillis(50), Duration.ofMillis(200));
        return new ServerDiscovery(server.url(), IDENTITY, events, settings);
    }

    @Test
    @DisplayName("REG-09 a server that claims a time no record can say does not end announcing")
    void survivesAnImpossibleTime() {
        impossibleTimes = 3;
        try (ServerDiscovery discovery = discovery(EventSink.NONE)) {
            discovery.announce(new Faulty(0));
            awaitOnline(discovery);
        }
        assertEquals(4, server.registrations());
        assertEquals(1, server.goodbyes());
    }

    @Test
    void looksAnewWhereAServerIsThatRefusesAddresses() {
        wrongAddresses = 2;
        try (ServerDiscovery discovery = discovery(EventSink.NONE)) {
            discovery.announce(new Faulty(0));
            awaitOnline(discovery);
        }
        assertEquals(3, server.registrations());
        assertEquals(3, server.looks());
    }

    @Test
    void survivesWhatIsAnnounced() {
        try (ServerDiscovery discovery = discovery(EventSink.NONE)) {
            discovery.announce(new Faulty(3));
            await().atMost(Duration.ofMinutes(1)).until(() -> faults.get() == 3);
            awaitOnline(discovery);
        }
        assertEquals(1, server.registrations());
        assertEquals(1, server.goodbyes());
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
        assertEquals(1, server.goodbyes());
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
        int some = server.registrations();
        assertTrue(some >= Registrar.BURST, some + " registrations");
        assertTrue(some <= 2 * Registrar.BURST, some + " registrations");
    }

    /** It has had its pause already, and a second one could be as long as a heartbeat. */
    @Test
    void registersAtOnceWithAServerThatIsBackAndHasForgottenIt() {
        silentTimes = 4;
        List<Event> told = new CopyOnWriteArrayList<>();
        try (ServerDiscovery discovery = discovery(told::add)) {
            discovery.announce(new Faulty(0));
            await().atMost(Duration.ofMinutes(1)).until(() -> server.registrations() == 2);
            awaitOnline(discovery);
        }
        assertTrue(told.stream().anyMatch(DiscoveryEvent.Unreachable.class::isInstance));
        assertFalse(told.stream().anyMatch(DiscoveryEvent.Rejected.class::isInstance));
    }

    private void failOnce(Event event) {
        if (event instanceof DiscoveryEvent.Registered && faults.getAndIncrement() == 0) {
            throw new IllegalStateException("a fault of a front end");
        }
    }

    /** Says the most impossible time, or refuses addresses, as often as it is told to; lets everything else pass. */
    private final class Registry extends RegistryServer {
        Registry() {
            super(IDENTITY.id());
        }

        @Override
        protected MockResponse registered() {
            if (registrations() <= impossibleTimes) {
                return refusal(400, "{\"code\":\"BAD_EXPIRY\",\"time\":9007199254740991}");
            }
            if (registrations() <= wrongAddresses) {
                return refusal(400, "{\"code\":\"BAD_ADDRESS\"}");
            }
            return forgets || silentTimes > 0
                    ? RegistryAnswers.registered(IDENTITY.id(), Duration.ofMillis(1))
                    : super.registered();
        }

        @Override
        protected MockResponse heard() {
            if (heartbeats() <= silentTimes) {
                return new MockResponse.Builder()
                        .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
                        .build();
            }
            return forgets || silentTimes > 0 && heartbeats() == silentTimes + 1
                    ? refusal(401, "{\"code\":\"NOT_AUTHENTICATED\"}")
                    : super.heard();
        }

        private static MockResponse refusal(int status, String body) {
            return new MockResponse.Builder().code(status).body(body).build();
        }
    }

    /** Nothing is shared, and looking for that fails so many times, every second time with an error. */
    private final class Faulty extends NothingShared {
        private final int times;

        Faulty(int times) {
            this.times = times;
        }

        @Override
        public long revision() {
            if (faults.get() < times) {
                if (faults.incrementAndGet() % 2 == 0) {
                    throw new StackOverflowError("an error of a node");
                }
                throw new IllegalStateException("a fault of a node");
            }
            return 0;
        }
    }
}
