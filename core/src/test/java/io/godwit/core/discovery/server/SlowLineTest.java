package io.godwit.core.discovery.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.core.content.ContentId;
import io.godwit.core.crypto.TestKeys;
import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.discovery.api.SharesPart;
import io.godwit.core.event.EventSink;
import io.godwit.core.identity.Identity;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A line that does not carry the longest part of a library in the time that a request has. */
class SlowLineTest {
    private static final Identity IDENTITY = Identity.of(TestKeys.alice());
    private static final int ENTRIES = 600;

    /** More than this does not arrive in time. */
    private static final int CARRIED = 48 * 1024;

    @RegisterExtension final Slow server = new Slow();
    private final CountDownLatch over = new CountDownLatch(1);

    /** Parts of an edition that the server takes; when not 0, the line carries all once it has carried one. */
    private volatile int mostParts;

    @AfterEach
    void stop() {
        over.countDown();
    }

    @Test
    @DisplayName("a library is published over a slow line in parts that it carries")
    void partsBecomeShorterUntilTheyArrive() {
        publish();
        assertEquals(ENTRIES, server.published());
    }

    @Test
    @DisplayName("parts that are too many become longer again, as the line carries more by now")
    void partsBecomeLongerWhereTheyAreTooMany() {
        mostParts = 4;
        publish();
        assertEquals(ENTRIES, server.published());
    }

    private void publish() {
        ServerDiscoverySettings usual = ServerDiscoverySettings.defaults();
        var settings =
                new ServerDiscoverySettings(
                        Duration.ofSeconds(2),
                        usual.lookup(),
                        Duration.ofMillis(50),
                        Duration.ofMillis(200),
                        usual.settle(),
                        InstantSource.system(),
                        System::nanoTime,
                        new SecureRandom());
        try (var discovery =
                new ServerDiscovery(server.url(), IDENTITY, EventSink.NONE, settings)) {
            discovery.announce(new LongNames());
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> server.parts().stream().anyMatch(SharesPart::last));
        }
    }

    private final class Slow extends RegistryServer {
        Slow() {
            super(IDENTITY.id());
        }

        @Override
        protected MockResponse taken(byte[] part) throws InterruptedException {
            if (part.length <= CARRIED || (mostParts > 0 && !parts().isEmpty())) {
                MockResponse answer = super.taken(part);
                return mostParts > 0 && parts().getLast().part() >= mostParts ? tooMany() : answer;
            }
            var _ = over.await(1, TimeUnit.MINUTES);
            return RegistryAnswers.gone();
        }
    }

    private static MockResponse tooMany() {
        return new MockResponse.Builder().code(429).body("{\"code\":\"RATE_LIMITED\"}").build();
    }

    /** Some 180 KiB of JSON. */
    private static final class LongNames extends NothingShared {
        @Override
        public Iterator<AnnouncedContent> entries() {
            return LongStream.range(0, ENTRIES)
                    .mapToObj(i ->
                            new AnnouncedContent(
                                    "%0200d".formatted(i), false, i, new ContentId(i, 0, 0, 0)))
                    .iterator();
        }
    }
}
