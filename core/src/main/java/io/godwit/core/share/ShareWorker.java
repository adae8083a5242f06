package io.godwit.core.share;

import io.godwit.core.event.EventSink;
import io.godwit.core.share.ShareEvent.IndexingFailed;
import io.godwit.core.share.ShareEvent.ShareMissing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the index of one share up to date on a virtual thread of its own. */
final class ShareWorker {

    private static final Logger LOG = LoggerFactory.getLogger(ShareWorker.class);

    /** More places than this that changed at once are cheaper to find by looking at everything. */
    private static final int MAX_PLACES = 1_000;

    private final Scanning scanning;
    private final ShareTable shares;
    private final SharePublisher publisher;
    private final Runnable onRevision;
    private final EventSink events;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Set<Path> places = new HashSet<>();
    private boolean everything = true;
    private volatile boolean stopped;

    /**
     * A worker, not yet started.
     *
     * @param row the share
     * @param site what all shares use
     * @param onRevision run whenever what is offered changed
     */
    ShareWorker(
            ShareTable.Row row,
            Scanning.Site site,
            ShareTable shares,
            SharePublisher publisher,
            Runnable onRevision) {
        this.scanning =
                new Scanning(
                        row.id(), row.share().path(), row.share().folder(), site, () -> stopped);
        this.shares = shares;
        this.publisher = publisher;
        this.onRevision = onRevision;
        this.events = site.events();
        this.thread = Thread.ofVirtual().name("godwit-index").unstarted(this::run);
    }

    Path path() {
        return scanning.path();
    }

    boolean folder() {
        return scanning.folder();
    }

    /** Starts with a pass over everything. */
    void start() {
        thread.start();
    }

    /** Asks for a pass over everything. */
    void rescan() {
        wake(Set.of(), true);
    }

    /** Asks for a pass over what changed, as absolute paths at or below the share. */
    void rescan(Set<Path> changed) {
        boolean all =
                !scanning.folder()
                        || changed.stream()
                                .anyMatch(place -> place.equals(path()) || !isAscii(place));
        wake(changed, all);
    }

    /** Names with other letters may be told in another form than they are spelled here. */
    private boolean isAscii(Path place) {
        return path().relativize(place).toString().chars().allMatch(c -> c < 0x80);
    }

    private void wake(Set<Path> changed, boolean all) {
        lock.lock();
        try {
            places.addAll(changed);
            everything |= all || places.size() > MAX_PLACES;
            if (everything) {
                places.clear();
            }
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the worker and waits until it no longer touches the index. */
    void stop() {
        stopped = true;
        wake(Set.of(), false);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!stopped) {
                Optional<List<Path>> next = await();
                if (!stopped) {
                    attempt(next);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for work: some places, or empty for everything. */
    private Optional<List<Path>> await() throws InterruptedException {
        lock.lock();
        try {
            while (!everything && places.isEmpty() && !stopped) {
                work.await();
            }
            Optional<List<Path>> next =
                    everything ? Optional.empty() : Optional.of(new ArrayList<>(places));
            everything = false;
            places.clear();
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Makes a pass after which there can be another one, whatever comes of it. */
    private void attempt(Optional<List<Path>> changed) throws InterruptedException {
        try {
            pass(changed);
        } catch (RuntimeException | Error untold) {
            // Its failure could not even be told, as when memory is short.
            return;
        }
    }

    private void pass(Optional<List<Path>> changed) throws InterruptedException {
        try {
            Optional<ShareTable.Row> row = shares.byId(scanning.share());
            if (row.isPresent()) {
                pass(row.get(), changed);
            }
        } catch (IOException | RuntimeException | Error e) {
            // A fault of ours, or memory that is short for a moment, ends this pass alone: without
            // its worker the share would never be ready, nor hear of any change.
            if (!stopped) {
                LOG.warn("indexing a share failed", e);
                events.emit(new IndexingFailed(path(), String.valueOf(e.getMessage())));
            }
        }
    }

    private void pass(ShareTable.Row row, Optional<List<Path>> changed)
            throws IOException, InterruptedException {
        if (!isThere()) {
            missing(row.share().state());
        } else if (scanning.folder()) {
            passOverFolder(row, changed);
        } else {
            passOver(row, changed, () -> {});
        }
    }

    private void passOverFolder(ShareTable.Row row, Optional<List<Path>> changed)
            throws IOException, InterruptedException {
        try {
            ShareTop top = ShareTop.of(path());
            if (top.isLeftOf(row.topKey()) && !scanning.entries().isEmpty(row.id())) {
                // Somebody may go on sharing by putting something into it.
                scanning.watch().accept(path());
                missing(row.share().state());
                return;
            }
            if (!top.key().equals(row.topKey())) {
                shares.setTopKey(row.id(), top.key());
            }
            passOver(row, changed, top::requireStill);
        } catch (ShareTop.LostException meanwhile) {
            rescan();
        }
    }

    private void passOver(
            ShareTable.Row row, Optional<List<Path>> changed, ShareScan.Presence presence)
            throws IOException, InterruptedException {
        ShareState state = row.share().state();
        boolean published = publisher.isPublished(row.share());
        if (!published) {
            updating(state);
        }
        boolean whole = changed.isEmpty() || state != ShareState.READY;
        boolean differs =
                whole
                        ? scan(state, presence).everything()
                        : scanPlaces(state, changed.orElseThrow(), presence);
        if (differs || !published) {
            if (!publisher.publish(row)) {
                missing(state);
            }
            onRevision.run();
        }
    }

    private boolean scanPlaces(ShareState state, List<Path> changed, ShareScan.Presence presence)
            throws IOException, InterruptedException {
        boolean differs = false;
        for (Path place : changed) {
            Path local = path().relativize(place);
            if (!isExcluded(place)) {
                differs |= scan(state, presence).below(local);
            }
        }
        return differs;
    }

    /** Whether a place or a folder around it is left out of the share. */
    private boolean isExcluded(Path place) {
        for (Path at = place; at != null && !at.equals(path()); at = at.getParent()) {
            if (scanning.excluded().test(at)) {
                return true;
            }
        }
        return false;
    }

    private ShareScan scan(ShareState state, ShareScan.Presence presence) {
        return new ShareScan(scanning, () -> updating(state), presence);
    }

    private void updating(ShareState state) throws ShareException {
        if (state == ShareState.READY) {
            shares.setState(scanning.share(), ShareState.UPDATING);
            onRevision.run();
        }
    }

    private boolean isThere() {
        return scanning.folder()
                ? Files.isDirectory(path(), LinkOption.NOFOLLOW_LINKS) && Files.isReadable(path())
                : Files.isRegularFile(path(), LinkOption.NOFOLLOW_LINKS);
    }

    private void missing(ShareState before) throws ShareException {
        if (before != ShareState.MISSING) {
            shares.setState(scanning.share(), ShareState.MISSING);
            events.emit(new ShareMissing(path()));
            onRevision.run();
        }
    }
}
