package io.godwit.app.cli;

import io.godwit.core.event.EventSink;
import io.godwit.core.transfer.TransferEvent;
import java.util.OptionalLong;

/** Notes how much of a download was there when it started, which only its first event tells. Thread-safe. */
final class StartWatch {
    private static final long NOT_STARTED = -1;

    private volatile long resumed = NOT_STARTED;

    /** A sink that takes the note and passes everything on. */
    EventSink before(EventSink next) {
        return event -> {
            if (event instanceof TransferEvent.DownloadStarted started) {
                resumed = started.resumedBytes();
            }
            next.emit(event);
        };
    }

    /** Bytes that were there before; empty while the download has not started. */
    OptionalLong resumedBytes() {
        long bytes = resumed;
        return bytes == NOT_STARTED ? OptionalLong.empty() : OptionalLong.of(bytes);
    }
}
