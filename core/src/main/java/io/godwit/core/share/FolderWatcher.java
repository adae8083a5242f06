package io.godwit.core.share;

import io.godwit.core.event.EventSink;
import io.godwit.core.share.ShareEvent.WatchUnavailable;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches folders and tells which places changed, once they have rested. Thread-safe.
 *
 * <p>The system's limit of watched folders is met with an event; the regular rescan finds the rest.
 */
final class FolderWatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FolderWatcher.class);

    private static final WatchEvent.Kind<?>[] KINDS = {
        StandardWatchEventKinds.ENTRY_CREATE,
        StandardWatchEventKinds.ENTRY_MODIFY,
        StandardWatchEventKinds.ENTRY_DELETE
    };

    /** A place that never rests is told after this many quiet times. */
    private static final int PATIENCE = 10;

    /** Places kept apart before they are told, rested or not. */
    private static final int MAX_PLACES = 4_096;

    private final WatchService service;
    private final Consumer<Set<Path>> changed;
    private final EventSink events;
    private final long quietNanos;
    private final Map<WatchKey, Path> folders = new ConcurrentHashMap<>();
    private final AtomicBoolean full = new AtomicBoolean();
    private final Thread thread;

    private FolderWatcher(
            WatchService service, Duration quiet, Consumer<Set<Path>> changed, EventSink events) {
        this.service = service;
        this.quietNanos = quiet.toNanos();
        this.changed = changed;
        this.events = events;
        this.thread = Thread.ofVirtual().name("godwit-watch").unstarted(this::run);
    }

    /**
     * Starts watching.
     *
     * @param quiet how long a place must rest
     * @param changed takes the absolute paths of what was made, changed or deleted, and of folders of which too much
     *     changed to say what
     * @throws IOException if the system has no more watches at all
     */
    static FolderWatcher start(Duration quiet, Consumer<Set<Path>> changed, EventSink events)
            throws IOException {
        FolderWatcher watcher =
                new FolderWatcher(
                        FileSystems.getDefault().newWatchService(), quiet, changed, events);
        watcher.thread.start();
        return watcher;
    }

    /** Watches a folder, without the folders in it; again is harmless. */
    void watch(Path folder) {
        try {
            folders.put(folder.register(service, KINDS), folder);
        } catch (IOException e) {
            // Gone or unreadable folders are the walk's matter; what remains is the system's limit.
            if (Files.isReadable(folder) && full.compareAndSet(false, true)) {
                events.emit(new WatchUnavailable(folder));
            }
        } catch (ClosedWatchServiceException closing) {
            full.set(true);
        }
    }

    /** Stops watching folders that nobody needs. */
    void retain(Predicate<Path> needed) {
        folders.entrySet()
                .removeIf(watched -> {
                    boolean drop = !needed.test(watched.getValue());
                    if (drop) {
                        watched.getKey().cancel();
                    }
                    return drop;
                });
    }

    private void run() {
        Set<Path> places = new HashSet<>();
        long first = 0;
        try {
            while (true) {
                first = attempt(places, first);
            }
        } catch (ClosedWatchServiceException closed) {
            folders.clear();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks once; what could not be told because of a fault is told after the next rest. */
    private long attempt(Set<Path> places, long first) throws InterruptedException {
        try {
            return look(places, first);
        } catch (ClosedWatchServiceException closed) {
            throw closed;
        } catch (RuntimeException | Error fault) {
            // Nobody else would begin to watch again.
            LOG.error("watching shared folders failed; it goes on", fault);
            return first;
        }
    }

    private long look(Set<Path> places, long before) throws InterruptedException {
        long first = before;
        Optional<WatchKey> key = next(places.isEmpty());
        if (key.isPresent()) {
            first = places.isEmpty() ? System.nanoTime() : first;
            collect(key.get(), places);
        }
        boolean rested = key.isEmpty();
        boolean overdue = System.nanoTime() - first > PATIENCE * quietNanos;
        if (!places.isEmpty() && (rested || overdue || places.size() > MAX_PLACES)) {
            changed.accept(Set.copyOf(places));
            places.clear();
        }
        return first;
    }

    private Optional<WatchKey> next(boolean idle) throws InterruptedException {
        return idle
                ? Optional.of(service.take())
                : Optional.ofNullable(service.poll(quietNanos, TimeUnit.NANOSECONDS));
    }

    private void collect(WatchKey key, Set<Path> places) {
        Path folder = folders.get(key);
        for (WatchEvent<?> event : key.pollEvents()) {
            if (folder != null) {
                places.add(event.context() instanceof Path name ? folder.resolve(name) : folder);
            }
        }
        if (!key.reset()) {
            folders.remove(key);
        }
    }

    /** Stops watching; may be repeated. */
    @Override
    public void close() throws IOException {
        service.close();
    }
}
