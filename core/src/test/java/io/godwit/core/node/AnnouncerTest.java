package io.godwit.core.node;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.event.EventSink;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnouncerTest {
    @TempDir Path temp;
    private final FakeDiscovery discovery = new FakeDiscovery();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void announcesAfterAFaultAndAnError() throws IOException {
        try (Announcer announcer = announcer(discovery)) {
            announcer.begin();
            await().atMost(Duration.ofMinutes(1)).until(() -> discovery.announcements.get() == 1);
        }
        assertTrue(asked.get() >= 4);
    }

    @Test
    void announcesAfterAnErrorOfTheFirstTry() throws IOException {
        asked.set(2);
        try (Announcer announcer = announcer(discovery)) {
            announcer.begin();
            await().atMost(Duration.ofMinutes(1)).until(() -> discovery.announcements.get() == 1);
        }
        assertTrue(asked.get() >= 4);
    }

    /** As when there is no memory for a thread. */
    @Test
    void announcesAgainWhereItFailedAndNowhereTwice() throws IOException {
        asked.set(3);
        var tries = new AtomicInteger();
        var second = new FakeDiscovery();
        second.onAnnounce =
                () -> {
                    if (tries.incrementAndGet() == 1) {
                        throw new OutOfMemoryError("an error");
                    }
                };
        try (Announcer announcer = announcer(discovery, second)) {
            announcer.begin();
            await().atMost(Duration.ofMinutes(1)).until(() -> second.announcements.get() == 1);
        }
        assertEquals(1, discovery.announcements.get());
        assertEquals(2, tries.get());
    }

    private Announcer announcer(FakeDiscovery... sources) throws IOException {
        Profile profile = new Profile(temp.toRealPath());
        NodeAnnouncement announcement =
                new NodeAnnouncement(
                        "Ada",
                        new LocalAddresses(InetAddress.getLoopbackAddress(), 4_000, () -> true),
                        new PublicEntries(Optional.empty()),
                        new ActiveDownloads(System::nanoTime));
        DiscoveryGroup group = new DiscoveryGroup(List.of(sources));
        return new Announcer(profile, group, announcement, this::due, true, EventSink.NONE);
    }

    /** Not yet, then a fault, then an error, then yes. */
    private boolean due() {
        int number = asked.incrementAndGet();
        if (number == 2) {
            throw new IllegalStateException("a fault");
        }
        if (number == 3) {
            throw new StackOverflowError("an error");
        }
        return number > 3;
    }
}
