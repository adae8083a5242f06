package io.godwit.core.share;

import io.godwit.core.event.EventSink;
import io.godwit.core.share.ShareEvent.WatchUnavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final EventSink events;

    /** Whether somebody still has to hear that nothing is watched though it should be. */
    private final AtomicBoolean untold;

    private ChangeSource(
            Optional<FolderWatcher> watcher,
            ScheduledExecutorService timer,
            Future<?> rescans,
            EventSink events,
            boolean untold) {
        this.watcher = watcher;
        this.timer = timer;
        this.rescans = rescans;
        this.events = events;
        this.untold = new AtomicBoolean(untold);
    }

    /** Begins to watch; fails where the system lets nobody watch anything any more. */
    interface Watching {
        FolderWatcher start() throws IOException;
    }

    static ChangeSource start(
            LibrarySettings settings,
            Consumer<Set<Path>> changed,
            Runnable rescan,
            EventSink events) {
        return begin(
                settings,
                () -> FolderWatcher.start(settings.quiet(), changed, events),
                rescan,
                events);
    }

    /** The same with another way to watch. */
    static ChangeSource begin(
            LibrarySettings settings, Watching watching, Runnable rescan, EventSink events) {
        Optional<FolderWatcher> watcher = settings.watch() ? started(watching) : Optional.empty();
        ScheduledExecutorService timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofVirtual().name("godwit-rescan").factory());
        long nanos = settings.rescan().toNanos();
        Future<?> rescans =
                timer.scheduleWithFixedDelay(
                        () -> attempt(rescan), nanos, nanos, TimeUnit.NANOSECONDS);
        boolean untold = settings.watch() && watcher.isEmpty();
        return new ChangeSource(watcher, timer, rescans, events, untold);
    }

    /** Other programs may have used up what a user may watch; that keeps nobody from sharing. */
    private static Optional<FolderWatcher> started(Watching watching) {
        try {
            return Optional.of(watching.start());
        } catch (IOException e) {
            LOG.warn("the system lets nothing be watched; the regular look has to do", e);
            return Optional.empty();
        }
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
        if (untold.compareAndSet(true, false)) {
            events.emit(new WatchUnavailable(folder));
        }
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
