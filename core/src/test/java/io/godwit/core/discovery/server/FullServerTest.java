package io.godwit.core.discovery.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.core.content.ContentId;
import io.godwit.core.crypto.TestKeys;
import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.discovery.DiscoveryEvent;
import io.godwit.core.event.Event;
import io.godwit.core.identity.Identity;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that has no room for anything that is shared. */
class FullServerTest {
    private static final Identity IDENTITY = Identity.of(TestKeys.alice());
    private static final int SOME = 5;

    @RegisterExtension final Full server = new Full();
    private final AtomicInteger parts = new AtomicInteger();
    private final Queue<Event> events = new ConcurrentLinkedQueue<>();
    private volatile boolean busyAtFirst;

    private void announceForSomeSignsOfLife() {
        var settings =
                ServerDiscoverySettings.defaults()
                        .retrying(Duration.ofMillis(50), Duration.ofMillis(200));
        try (var discovery = new ServerDiscovery(server.url(), IDENTITY, events::add, settings)) {
            discovery.announce(new OneShared());
            await().atMost(Duration.ofMinutes(1)).until(() -> server.heartbeats() >= SOME);
        }
    }

    private long told(Class<? extends Event> kind) {
        return events.stream().filter(kind::isInstance).count();
    }

    @Test
    void isNotSentTheSameAtEachSignOfLife() {
        announceForSomeSignsOfLife();
        assertEquals(1, parts.get());
        assertEquals(1, told(DiscoveryEvent.Rejected.class));
    }

    @Test
    void isSaidToAnswerAgainAllTheSame() {
        busyAtFirst = true;
        announceForSomeSignsOfLife();
        assertEquals(1, told(DiscoveryEvent.Restored.class));
    }

    /** Wants many signs of life, and no shares for ten minutes. */
    private final class Full extends RegistryServer {
        Full() {
            super(IDENTITY.id());
        }

        @Override
        protected MockResponse taken(byte[] part) {
            parts.incrementAndGet();
            return new MockResponse.Builder()
                    .code(503)
                    .addHeader("Retry-After", "600")
                    .body("{\"code\":\"FULL\"}")
                    .build();
        }

        @Override
        protected MockResponse registered() {
            if (busyAtFirst && registrations() == 1) {
                return new MockResponse.Builder().code(503).body("{\"code\":\"BUSY\"}").build();
            }
            return RegistryAnswers.registered(IDENTITY.id(), Duration.ofMillis(100));
        }

        @Override
        protected MockResponse heard() {
            return new MockResponse.Builder()
                    .body("{\"heartbeatMillis\":100,\"generation\":0}")
                    .build();
        }
    }

    private static final class OneShared extends NothingShared {
        @Override
        public Iterator<AnnouncedContent> entries() {
            return List.of(new AnnouncedContent("film", false, 5, new ContentId(1, 2, 3, 4)))
                    .iterator();
        }
    }
}
