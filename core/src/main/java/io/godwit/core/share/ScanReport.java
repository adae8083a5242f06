package io.godwit.core.share;

import io.godwit.core.event.EventSink;
import io.godwit.core.share.ShareEvent.FileSkipped;
import io.godwit.core.share.ShareEvent.IndexingProgress;
import io.godwit.core.share.ShareEvent.MoreFilesSkipped;
import io.godwit.core.share.ShareEvent.SkipReason;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Tells how one pass over a share goes, without flooding the sink. Thread-safe. */
final class ScanReport {

    private static final long PROGRESS_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long NAMED_SKIPS = 100;

    private final Path share;
    private final EventSink events;
    private final LongAdder files = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final AtomicLong skipped = new AtomicLong();
    private final AtomicLong lastProgress = new AtomicLong(System.nanoTime());

    ScanReport(Path share, EventSink events) {
        this.share = share;
        this.events = events;
    }

    void file() {
        files.increment();
        progress();
    }

    void hashed(long length) {
        bytes.add(length);
        progress();
    }

    void skipped(Path file, SkipReason reason) {
        if (skipped.incrementAndGet() <= NAMED_SKIPS) {
            events.emit(new FileSkipped(file, reason));
        }
    }

    /** The pass is over. */
    void end() {
        long unnamed = skipped.get() - NAMED_SKIPS;
        if (unnamed > 0) {
            events.emit(new MoreFilesSkipped(share, unnamed));
        }
    }

    private void progress() {
        long now = System.nanoTime();
        long last = lastProgress.get();
        if (now - last >= PROGRESS_NANOS && lastProgress.compareAndSet(last, now)) {
            events.emit(new IndexingProgress(share, files.sum(), bytes.sum()));
        }
    }
}
