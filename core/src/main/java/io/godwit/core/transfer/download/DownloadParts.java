package io.godwit.core.transfer.download;

import io.godwit.core.content.ContentId;
import io.godwit.core.event.EventSink;
import io.godwit.core.storage.PageBuffers;
import io.godwit.core.transfer.Environment;
import io.godwit.core.transfer.RateLimit;
import io.godwit.core.transfer.TransferSettings;
import java.util.concurrent.TimeUnit;

/** What all downloads of an engine share. */
record DownloadParts(
        Environment environment,
        TransferSettings settings,
        Connections connections,
        PageBuffers buffers,
        MemoryBudget budget,
        RateLimit limit,
        Reports reports) {

    /**
     * Who is told.
     *
     * @param events what people may want to know
     * @param stored chunks that can be served from now on
     */
    record Reports(EventSink events, StoredChunks stored) {}

    /** Told of each chunk that can be served from now on. */
    @FunctionalInterface
    interface StoredChunks {
        void stored(ContentId root, int chunk);
    }

    long now() {
        return environment.nanoTime().getAsLong();
    }

    /** How long to wait for one page of a manifest or layer. */
    long pageTimeout() {
        return 3 * settings.stallAfter().toNanos();
    }

    /** How long a source that was asked for a page may be silent before another is asked besides. */
    long silence() {
        return settings.stallAfter().toNanos() / 3;
    }

    /** How long a condition is waited for before everything is looked at again. */
    static final long TICK = TimeUnit.MILLISECONDS.toNanos(100);
}
