package io.godwit.core.transfer.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.godwit.core.content.ContentId;
import io.godwit.core.event.EventSink;
import io.godwit.core.storage.MemoryChunkStore;
import io.godwit.core.transfer.Environment;
import io.godwit.core.transfer.RateLimit;
import io.godwit.core.transfer.TransferSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A download for which there is no thread. */
class DownloadsTest {

    private final Downloads downloads =
            new Downloads(
                    new Environment(System::nanoTime, () -> 1, DownloadsTest::noThread),
                    TransferSettings.DEFAULT,
                    new Connections(),
                    new RateLimit(0, System::nanoTime),
                    EventSink.NONE,
                    (id, chunk) -> {});

    private static Thread noThread(Runnable work) {
        throw new OutOfMemoryError("for this test, instead of " + work);
    }

    @Test
    void isNoneOfThoseThatRun() {
        var wanted = new Wanted.File(new ContentId(1, 0, 0, 0), "file", 1);
        DownloadSpec spec = DownloadSpec.of(wanted, "file");
        StoreOpener opener = (id, manifest) -> new MemoryChunkStore(manifest, Path.of("test"));
        assertThrows(OutOfMemoryError.class, () -> downloads.start(spec, new Nobody(), opener));
        assertEquals(List.of(), downloads.running());
    }
}
