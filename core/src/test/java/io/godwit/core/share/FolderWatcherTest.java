package io.godwit.core.share;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.core.event.EventSink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever is told of changes, and fails. */
@Timeout(60)
class FolderWatcherTest {

    @TempDir Path temp;

    private final AtomicBoolean failed = new AtomicBoolean();
    private final BlockingQueue<Set<Path>> told = new LinkedBlockingQueue<>();

    private void changed(Set<Path> places) {
        if (failed.compareAndSet(false, true)) {
            throw new OutOfMemoryError("for this test");
        }
        told.add(places);
    }

    @Test
    @DisplayName("A change that could not be told because of an Error is told a moment later")
    void goesOnAfterAnError() throws Exception {
        Path folder = temp.toRealPath();
        try (FolderWatcher watcher =
                FolderWatcher.start(Duration.ofMillis(20), this::changed, EventSink.NONE)) {
            watcher.watch(folder);
            Path file = Files.createFile(folder.resolve("a"));
            assertEquals(Set.of(file), told.take());
        }
    }
}
