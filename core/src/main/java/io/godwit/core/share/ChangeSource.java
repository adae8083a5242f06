package io.godwit.core.share;

import io.godwit.core.event.EventSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the library learns of changes on disk: the system's watches where wanted, and a regular look at everything. */
final class ChangeSource implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeSource.class);

    private final Optional<FolderWatcher> watcher;
    private final ScheduledExecutorService timer;

    private final Future<?> rescans;

    private ChangeSource(
            Optional<FolderWatcher> watcher, ScheduledExecutorService timer, Future<?> rescans) {
        this.watcher = watcher;
        this.timer = timer;
        this.rescans = rescans;
    }

    static ChangeSource start(
            LibrarySettings settings,
            Consumer<Set<Path>> changed,
            Runnable rescan,
            EventSink events)
            throws IOException {
        Optional<FolderWatcher> watcher =
                settings.watch()
                        ? Optional.of(FolderWatcher.start(settings.quiet(), changed, events))
                        : Optional.empty();
        ScheduledExecutorService timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofVirtual().name("godwit-rescan").factory());
        long nanos = settings.rescan().toNanos();
        Future<?> rescans =
                timer.scheduleWithFixedDelay(
                        () -> attempt(rescan), nanos, nanos, TimeUnit.NANOSECONDS);
        return new ChangeSource(watcher, timer, rescans);
    }

    /** The timer begins no other look after one that throws. */
    private static void attempt(Runnable rescan) {
        try {
            rescan.run();
        } catch (RuntimeException | Error fault) {
            LOG.error("the regular look at what is shared failed; the next one is made", fault);
        }
    }

    void watch(Path folder) {
        watcher.ifPresent(w -> w.watch(folder));
    }

    void retain(Predicate<Path> needed) {
        watcher.ifPresent(w -> w.retain(needed));
    }

    @Override
    public void close() throws IOException {
        rescans.cancel(false);
        timer.shutdown();
        if (watcher.isPresent()) {
            watcher.get().close();
        }
    }
}
