package io.godwit.app.transfers;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.node.Upload;
import io.godwit.core.peer.PeerId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class UploadingTest {
    private static final PeerId ADA = new PeerId(1, 2, 3, 4);
    private static final Path FILM = Path.of("/data/film.mkv");

    private volatile List<Upload> uploads = List.of();
    private final List<List<UploadSnapshot>> told = new CopyOnWriteArrayList<>();

    @Test
    void tellsThePresentFirstAndThenWhatChanges() {
        try (Uploading uploading = new Uploading(() -> uploads);
                var _ = uploading.onUploads(told::add)) {
            await().until(() -> told.size() == 1);
            uploads = List.of(new Upload(ADA, new ContentId(1, 0, 0, 0), List.of(FILM), 9));
            await().until(() -> told.size() == 2);
            uploads = List.of();
            await().until(() -> told.size() == 3);
        }
        assertEquals(
                List.of(
                        List.of(),
                        List.of(new UploadSnapshot(ADA, Optional.of(FILM), 9, 0)),
                        List.of()),
                told);
    }

    @Test
    void whoeverStopsListeningAtOnceHearsOfNoChange() {
        CountDownLatch busy = new CountDownLatch(1);
        List<List<UploadSnapshot>> others = new CopyOnWriteArrayList<>();
        try (Uploading uploading = new Uploading(() -> uploads);
                var _ = uploading.onUploads(_ -> hold(busy))) {
            uploading.onUploads(told::add).close();
            busy.countDown();
            uploads = List.of(new Upload(ADA, new ContentId(1, 0, 0, 0), List.of(FILM), 9));
            try (var _ = uploading.onUploads(others::add)) {
                await().until(() -> others.stream().anyMatch(now -> now.size() == 1));
            }
        }
        assertTrue(told.size() <= 1, "at most what was there already");
    }

    private static void hold(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void goesOnWhenOneLookFails() {
        goesOnAfter(() -> {
            throw new IllegalStateException("once");
        });
    }

    @Test
    void goesOnWhenOneLookLacksMemory() {
        goesOnAfter(() -> {
            throw new OutOfMemoryError("once");
        });
    }

    private void goesOnAfter(Runnable fault) {
        AtomicBoolean fails = new AtomicBoolean();
        try (Uploading uploading =
                        new Uploading(() -> {
                            if (fails.getAndSet(false)) {
                                fault.run();
                            }
                            return uploads;
                        });
                var _ = uploading.onUploads(told::add)) {
            await().until(() -> told.size() == 1);
            fails.set(true);
            uploads = List.of(new Upload(ADA, new ContentId(1, 0, 0, 0), List.of(FILM), 9));
            await().until(() -> told.size() == 2);
        }
    }
}
