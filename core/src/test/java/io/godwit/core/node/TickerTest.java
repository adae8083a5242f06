package io.godwit.core.node;

import static org.awaitility.Awaitility.await;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.Announcement;
import io.godwit.core.event.Event;
import io.godwit.core.event.EventSink;
import io.godwit.core.identity.Trust;
import io.godwit.core.identity.TrustStore;
import io.godwit.core.peer.PeerId;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is looked at again and again is looked at also after a look that failed. */
class TickerTest {
    private static final Duration PAUSE = Duration.ofMillis(20);

    @TempDir Path temp;
    private final AtomicBoolean broken = new AtomicBoolean();
    private final AtomicInteger rounds = new AtomicInteger();

    private void round() {
        rounds.incrementAndGet();
        fail();
    }

    private void fail() {
        if (broken.get()) {
            throw new IllegalStateException("a fault");
        }
    }

    @Test
    void goesOnAfterAFault() {
        broken.set(true);
        try (Ticker _ = new Ticker("test", PAUSE, this::round)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> rounds.get() >= 3);
            broken.set(false);
            int before = rounds.get();
            await().atMost(Duration.ofMinutes(1)).until(() -> rounds.get() > before + 1);
        }
    }

    @Test
    void goesOnAfterAnError() {
        try (Ticker _ = new Ticker("test", PAUSE, this::roundWithAnError)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> rounds.get() >= 3);
        }
    }

    private void roundWithAnError() {
        rounds.incrementAndGet();
        throw new StackOverflowError("an error");
    }

    @Test
    void whoIsBlockedElsewhereIsBlockedHereAfterAFault() throws IOException {
        Path file = temp.toRealPath().resolve(TrustStore.NAME);
        PeerId first = new PeerId(1, 0, 0, 0);
        PeerId second = new PeerId(2, 0, 0, 0);
        TrustStore here = TrustStore.open(file, InstantSource.system(), this::told);
        TrustStore elsewhere = TrustStore.open(file, InstantSource.system(), EventSink.NONE);
        broken.set(true);
        try (TrustWatch _ = new TrustWatch(here, PAUSE)) {
            elsewhere.block(first);
            await().atMost(Duration.ofMinutes(1)).until(() -> rounds.get() == 1);
            elsewhere.block(second);
            await().atMost(Duration.ofMinutes(1)).until(() -> here.trust(second) == Trust.BLOCKED);
        }
    }

    private void told(Event event) {
        round();
    }

    @Test
    void whatChangesIsToldAfterAFault() {
        FakeDiscovery discovery = new FakeDiscovery();
        ActiveDownloads downloads = new ActiveDownloads(System::nanoTime);
        Announcement announcement =
                new NodeAnnouncement(
                        "Ada",
                        new LocalAddresses(InetAddress.getLoopbackAddress(), 4_000, () -> true),
                        new PublicEntries(Optional.empty()),
                        downloads);
        discovery.onRefresh = this::round;
        broken.set(true);
        DiscoveryGroup group = new DiscoveryGroup(List.of(discovery));
        try (ChangeWatch _ = new ChangeWatch(announcement, group)) {
            downloads.listed(new ContentId(7, 0, 0, 0));
            await().atMost(Duration.ofMinutes(1)).until(() -> rounds.get() >= 2);
            broken.set(false);
            int before = rounds.get();
            await().atMost(Duration.ofMinutes(1)).until(() -> rounds.get() > before);
        }
    }
}
