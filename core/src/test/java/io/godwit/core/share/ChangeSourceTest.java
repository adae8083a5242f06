package io.godwit.core.share;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.core.event.Event;
import io.godwit.core.event.EventSink;
import io.godwit.core.share.ShareEvent.WatchUnavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library that looks at what is shared, and fails. */
class ChangeSourceTest {

    @TempDir Path temp;

    private final AtomicInteger looks = new AtomicInteger();

    private void look() {
        looks.incrementAndGet();
        throw new OutOfMemoryError("for this test");
    }

    @Test
    @DisplayName("Where the system lets nothing be watched that is said once, and looked regularly")
    void startsWhereNothingCanBeWatched() throws Exception {
        List<Event> events = new CopyOnWriteArrayList<>();
        try (ChangeSource source =
                ChangeSource.begin(
                        settings(true), ChangeSourceTest::refuse, this::look, events::add)) {
            source.watch(temp);
            source.watch(temp.resolve("below"));
            assertEquals(List.of(new WatchUnavailable(temp)), events);
            await().atMost(Duration.ofMinutes(1)).until(() -> looks.get() >= 1);
        }
    }

    private static FolderWatcher refuse() throws IOException {
        throw new IOException("User limit of inotify instances reached or too many open files");
    }

    private LibrarySettings settings(boolean watch) {
        return new LibrarySettings(
                temp, List.of(), List.of(), 1, watch, Duration.ofMillis(20), Duration.ofMillis(20));
    }

    @Test
    @DisplayName("The regular look is made again after one that ended of an Error")
    void looksAgainAfterAnError() throws Exception {
        try (ChangeSource _ =
                ChangeSource.begin(
                        settings(false), ChangeSourceTest::refuse, this::look, EventSink.NONE)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> looks.get() >= 3);
        }
    }
}
