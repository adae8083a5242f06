package io.godwit.core.discovery.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.core.content.ContentId;
import io.godwit.core.crypto.TestKeys;
import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.discovery.api.ApiFormatException;
import io.godwit.core.discovery.api.ApiJson;
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
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is shared cannot be read for a moment, in the middle of being published. */
class UnreadableLibraryTest {
    private static final Identity IDENTITY = Identity.of(TestKeys.alice());
    private static final int ENTRIES = ApiLimits.ENTRIES_PER_PART + 500;
    private static final int UNREADABLE = ApiLimits.ENTRIES_PER_PART + 200;

    private final MockWebServer server = new MockWebServer();
    private final List<SharesPart> parts = new CopyOnWriteArrayList<>();
    private final AtomicBoolean failed = new AtomicBoolean();

    @BeforeEach
    void start() throws Exception {
        server.setDispatcher(new Registry());
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("a part of a library is never published as the whole, which comes a little later")
    void publishesAllOrNothing() {
        var settings =
                ServerDiscoverySettings.defaults()
                        .retrying(Duration.ofMillis(50), Duration.ofMillis(200));
        try (var discovery =
                new ServerDiscovery(server.url("/").uri(), IDENTITY, EventSink.NONE, settings)) {
            discovery.announce(new Shared());
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> parts.stream().anyMatch(SharesPart::last));
        }
        assertEquals(
                List.of("0 false", "0 false", "1 true"),
                parts.stream().map(part -> part.part() + " " + part.last()).toList());
        long whole = parts.getLast().generation();
        assertEquals(
                ENTRIES,
                parts.stream()
                        .filter(part -> part.generation() == whole)
                        .mapToInt(part -> part.entries().size())
                        .sum());
    }

    /** Takes every part. */
    private final class Registry extends Dispatcher {
        @Override
        public MockResponse dispatch(RecordedRequest request) {
            return switch (request.getMethod()) {
                case "POST" -> RegistryAnswers.registered(IDENTITY.id());
                case "DELETE" -> RegistryAnswers.gone();
                case "PUT" ->
                        request.getUrl().encodedPath().endsWith("/shares")
                                ? taken(read(request))
                                : RegistryAnswers.heard();
                default -> RegistryAnswers.healthy();
            };
        }

        private static SharesPart read(RecordedRequest request) {
            byte[] body = Objects.requireNonNull(request.getBody()).toByteArray();
            try {
                return ApiJson.forRequests().read(body, SharesPart.class);
            } catch (ApiFormatException e) {
                throw new IllegalStateException("no part of shares", e);
            }
        }

        private MockResponse taken(SharesPart part) {
            parts.add(part);
            return new MockResponse.Builder()
                    .body(
                            "{\"generation\":%d,\"entries\":%d,\"complete\":%b}"
                                    .formatted(
                                            part.generation(), part.entries().size(), part.last()))
                    .build();
        }
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
