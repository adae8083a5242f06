package io.godwit.core.share;

import io.godwit.core.event.EventSink;
import io.godwit.core.share.CopyTable.Copy;
import io.godwit.core.share.ShareEvent.FileChanged;
import io.godwit.core.share.ShareEvent.ShareAdded;
import io.godwit.core.share.ShareEvent.ShareRemoved;
import io.godwit.core.share.ShareEvent.VisibilityChanged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds and removes shares and keeps one worker for each. Thread-safe. */
final class ShareKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ShareKeeper.class);

    private static final int ORPHANS = 1_000;

    private final ShareTable shares;
    private final EntryTable entries;
    private final Offers offers;
    private final SharePublisher publisher;
    private final Exclusions exclusions;
    private final ThreadPoolExecutor lanes;
    private final EventSink events;
    private final ChangeSource changes;
    private final Scanning.Site site;

    /** Held while shares are added and removed, so that a path is shared once. */
    private final ReentrantLock membership = new ReentrantLock();

    private final Map<Long, ShareWorker> workers = new ConcurrentHashMap<>();
    private final AtomicLong revision = new AtomicLong(1);

    private ShareKeeper(
            LibrarySettings settings,
            LibraryDatabase database,
            ManifestFiles manifests,
            Offers offers,
            Exclusions exclusions,
            EventSink events) {
        this.offers = offers;
        this.shares = new ShareTable(database);
        this.entries = new EntryTable(database);
        this.publisher = new SharePublisher(shares, entries, manifests, events);
        this.exclusions = exclusions;
        this.events = events;
        this.lanes = HashLanes.start(settings.hashingThreads());
        this.changes = ChangeSource.start(settings, this::changed, this::rescan, events);
        this.site = new Scanning.Site(entries, lanes, exclusions, changes::watch, offers, events);
    }

    static ShareKeeper start(
            LibrarySettings settings,
            LibraryDatabase database,
            ManifestFiles manifests,
            Offers offers,
            EventSink events)
            throws IOException {
        List<Path> excluded = new ArrayList<>(settings.excluded());
        excluded.add(settings.directory());
        // Before anything runs that would have to be stopped when they cannot be read.
        List<ShareTable.Row> rows = new ShareTable(database).all();
        ShareKeeper keeper =
                new ShareKeeper(
                        settings,
                        database,
                        manifests,
                        offers,
                        Exclusions.of(excluded, settings.exempt()),
                        events);
        for (ShareTable.Row row : rows) {
            keeper.work(row);
        }
        Thread.ofVirtual().name("godwit-index-clean").start(keeper::forgetOrphans);
        return keeper;
    }

    private void work(ShareTable.Row row) {
        ShareWorker worker =
                new ShareWorker(row, site, shares, publisher, revision::incrementAndGet);
        workers.put(row.id(), worker);
        Path parent = row.share().path().getParent();
        if (parent != null) {
            changes.watch(parent);
        }
        worker.start();
    }

    /** What becomes of a share that is there already when its path is shared once more. */
    private interface Again {
        Share keep(ShareTable.Row known) throws ShareException;
    }

    /** Refuses what {@link #add} refuses, and adds nothing. */
    void requireShareable(Path path) throws ShareException {
        var _ = candidate(path);
    }

    /** What can be shared. */
    private record Candidate(Path real, BasicFileAttributes found, String name) {}

    private Candidate candidate(Path path) throws ShareException {
        Path real = real(path);
        return new Candidate(real, attributes(real), checkedName(real));
    }

    /** Something shared already gets the visibility. */
    Share add(Path path, Visibility visibility) throws ShareException {
        return add(path, visibility, known -> update(known, visibility));
    }

    /** Something shared already stays as it is. */
    Share addNew(Path path, Visibility visibility) throws ShareException {
        return add(path, visibility, ShareTable.Row::share);
    }

    private Share add(Path path, Visibility visibility, Again again) throws ShareException {
        Candidate candidate = candidate(path);
        Path real = candidate.real;
        membership.lock();
        try {
            Optional<ShareTable.Row> known = shares.byPath(real);
            if (known.isPresent()) {
                return again.keep(known.get());
            }
            boolean folder = candidate.found.isDirectory();
            ShareTable.Row row = shares.insert(real, candidate.name, folder, visibility);
            if (!folder) {
                offers.offer(row.id(), FileStamp.of(candidate.found));
            }
            events.emit(new ShareAdded(real, visibility));
            work(row);
            revision.incrementAndGet();
            return row.share();
        } finally {
            membership.unlock();
        }
    }

    private Share update(ShareTable.Row row, Visibility visibility) throws ShareException {
        if (row.share().visibility() != visibility) {
            shares.setVisibility(row.id(), visibility);
            events.emit(new VisibilityChanged(row.share().path(), visibility));
            revision.incrementAndGet();
        }
        return shares.byId(row.id()).orElse(row).share();
    }

    private static Path real(Path path) throws ShareException {
        try {
            return path.toRealPath();
        } catch (NoSuchFileException e) {
            throw new ShareException(ShareException.Reason.NOT_FOUND, "nothing there", e);
        } catch (IOException e) {
            throw new ShareException(ShareException.Reason.UNREADABLE, "cannot be reached", e);
        }
    }

    /** Of a file or folder; what cannot even be looked at is not taken for something else. */
    private static BasicFileAttributes attributes(Path real) throws ShareException {
        BasicFileAttributes found;
        try {
            found =
                    Files.readAttributes(
                            real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            throw new ShareException(ShareException.Reason.NOT_FOUND, "no longer there", e);
        } catch (IOException e) {
            throw new ShareException(ShareException.Reason.UNREADABLE, "cannot be looked at", e);
        }
        if (!found.isDirectory() && !found.isRegularFile()) {
            throw new ShareException(
                    ShareException.Reason.NOT_A_FILE, "neither a file nor a folder");
        }
        return found;
    }

    private String checkedName(Path real) throws ShareException {
        if (!Files.isReadable(real)) {
            throw new ShareException(ShareException.Reason.UNREADABLE, "cannot be read");
        }
        if (exclusions.covers(real)) {
            throw new ShareException(ShareException.Reason.NOT_ALLOWED, "belongs to Godwit itself");
        }
        if (!ManifestNames.isText(real)) {
            throw new ShareException(
                    ShareException.Reason.NOT_ALLOWED,
                    "its path has a name that is no text in the encoding of this system");
        }
        Path last = real.getFileName();
        Optional<String> name = last == null ? Optional.of("files") : ManifestNames.of(last);
        return name.orElseThrow(() ->
                new ShareException(
                        ShareException.Reason.NOT_ALLOWED,
                        "its name means something else on other systems"));
    }

    boolean remove(Path path) throws ShareException {
        membership.lock();
        try {
            Optional<ShareTable.Row> row = shares.byPath(path.toAbsolutePath().normalize());
            if (row.isEmpty() && Files.exists(path)) {
                row = shares.byPath(real(path));
            }
            if (row.isEmpty()) {
                return false;
            }
            forget(row.get());
            return true;
        } finally {
            membership.unlock();
        }
    }

    private void forget(ShareTable.Row row) throws ShareException {
        ShareWorker worker = workers.remove(row.id());
        if (worker != null) {
            worker.stop();
        }
        ShareTable.Row last = shares.byId(row.id()).orElse(row);
        shares.delete(row.id());
        try {
            publisher.forget(last.share());
        } catch (IOException e) {
            throw new ShareException(ShareException.Reason.IO_ERROR, "manifest file", e);
        }
        changes.retain(this::isNeeded);
        events.emit(new ShareRemoved(row.share().path()));
        revision.incrementAndGet();
        Thread.ofVirtual().name("godwit-index-clean").start(this::forgetOrphans);
    }

    private boolean isNeeded(Path folder) {
        return workers.values().stream()
                .anyMatch(worker ->
                        folder.startsWith(worker.path())
                                || folder.equals(worker.path().getParent()));
    }

    /** Entries of shares that are gone, in small steps so that the library stays usable. */
    private void forgetOrphans() {
        try {
            List<Long> orphans = entries.orphans(ORPHANS);
            while (!orphans.isEmpty()) {
                entries.delete(orphans);
                orphans = entries.orphans(ORPHANS);
            }
        } catch (ShareException e) {
            // The library is closing or its database fails; the next start begins anew.
            LOG.debug("left some index entries for the next start", e);
        }
    }

    /** Places that changed on disk. */
    private void changed(Set<Path> places) {
        for (ShareWorker worker : workers.values()) {
            Set<Path> inside = new HashSet<>();
            boolean around = false;
            for (Path place : places) {
                if (place.startsWith(worker.path())) {
                    inside.add(place);
                }
                around |= worker.path().startsWith(place);
            }
            if (around) {
                worker.rescan();
            } else if (!inside.isEmpty()) {
                worker.rescan(inside);
            }
        }
    }

    /** A copy was found to be another file than the index says. */
    void changedWhileServed(Copy copy) {
        Path file = Scanning.top(copy.top(), copy.folder()).resolve(copy.local());
        events.emit(new FileChanged(file));
        revision.incrementAndGet();
        ShareWorker worker = workers.get(copy.share());
        if (worker != null) {
            worker.rescan(Set.of(file));
        }
    }

    void rescan() {
        workers.values().forEach(ShareWorker::rescan);
    }

    long revision() {
        return revision.get();
    }

    @Override
    public void close() throws IOException {
        changes.close();
        workers.values().forEach(ShareWorker::stop);
        workers.clear();
        lanes.shutdown();
    }
}
