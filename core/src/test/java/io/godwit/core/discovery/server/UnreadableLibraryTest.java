package io.godwit.core.discovery.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.core.content.ContentId;
import io.godwit.core.crypto.TestKeys;
import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.discovery.api.ApiLimits;
import io.godwit.core.discovery.api.SharesPart;
import io.godwit.core.event.EventSink;
import io.godwit.core.identity.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is shared cannot be read for a moment, in the middle of being published. */
class UnreadableLibraryTest {
    private static final Identity IDENTITY = Identity.of(TestKeys.alice());
    private static final int ENTRIES = ApiLimits.ENTRIES_PER_PART + 500;
    private static final int UNREADABLE = ApiLimits.ENTRIES_PER_PART + 200;

    @RegisterExtension final RegistryServer server = new RegistryServer(IDENTITY.id());
    private final AtomicBoolean failed = new AtomicBoolean();

    @Test
    @DisplayName("a part of a library is never published as the whole, which comes a little later")
    void publishesAllOrNothing() {
        var settings =
                ServerDiscoverySettings.defaults()
                        .retrying(Duration.ofMillis(50), Duration.ofMillis(200));
        try (var discovery =
                new ServerDiscovery(server.url(), IDENTITY, EventSink.NONE, settings)) {
            discovery.announce(new Shared());
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> server.parts().stream().anyMatch(SharesPart::last));
        }
        assertEquals(
                List.of("0 false", "0 false", "1 true"),
                server.parts().stream().map(part -> part.part() + " " + part.last()).toList());
        assertEquals(ENTRIES, server.published());
    }

    private final class Shared extends NothingShared {
        @Override
        public long revision() {
            return 1;
        }

        @Override
        public Iterator<AnnouncedContent> entries() {
            return new Walk();
        }
    }

    /** Fails the first time that it comes to a certain entry. */
    private final class Walk implements Iterator<AnnouncedContent> {
        private int next;

        @Override
        public boolean hasNext() {
            if (next == UNREADABLE && failed.compareAndSet(false, true)) {
                throw new UncheckedIOException("for this test", new IOException("unreadable"));
            }
            return next < ENTRIES;
        }

        @Override
        public AnnouncedContent next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            next++;
            return new AnnouncedContent("film " + next, false, 5, new ContentId(next, 0, 0, 0));
        }
    }
}
