package io.godwit.core.share;

import static org.awaitility.Awaitility.await;

import io.godwit.core.event.EventSink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

    private LibrarySettings settings(boolean watch) {
        return new LibrarySettings(
                temp, List.of(), List.of(), 1, watch, Duration.ofMillis(20), Duration.ofMillis(20));
    }

    @Test
    @DisplayName("The regular look is made again after one that ended of an Error")
    void looksAgainAfterAnError() throws Exception {
        try (ChangeSource _ =
                ChangeSource.start(settings(false), places -> {}, this::look, EventSink.NONE)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> looks.get() >= 3);
        }
    }
}
