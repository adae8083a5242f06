package io.godwit.app.window;

import io.godwit.app.log.ActivityText;
import io.godwit.app.log.EventLog;
import io.godwit.app.log.LogFile;
import io.godwit.core.event.Event;
import io.godwit.core.event.EventSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of the window on disk, as a peer without a window has one. It is opened after the first picture, which has no
 * time for it; what happens before is not in it. Thread-safe.
 */
final class WindowLog implements EventSink, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WindowLog.class);

    private final Path folder;
    private final ReentrantLock opening = new ReentrantLock();
    private volatile @Nullable Opened opened;
    private boolean closed;

    private record Opened(LogFile file, EventLog events) {}

    /**
     * A log that is not opened yet.
     *
     * @param folder where it is written
     */
    WindowLog(Path folder) {
        this.folder = folder;
    }

    /** Begins to write; does nothing once it was closed. Blocks. Without a log everything else goes on. */
    void open() {
        opening.lock();
        try {
            if (!closed && opened == null) {
                opened = new Opened(LogFile.open(folder, false), new EventLog());
            }
        } catch (IOException refused) {
            LOG.warn("there is no log", refused);
        } finally {
            opening.unlock();
        }
    }

    @Override
    public void emit(Event event) {
        Opened now = opened;
        if (now != null) {
            now.events().write(event, ActivityText.of(event));
        }
    }

    /** Writes out what is left. */
    @Override
    public void close() {
        opening.lock();
        try {
            closed = true;
            Opened now = opened;
            opened = null;
            if (now != null) {
                now.file().close();
            }
        } finally {
            opening.unlock();
        }
    }
}
