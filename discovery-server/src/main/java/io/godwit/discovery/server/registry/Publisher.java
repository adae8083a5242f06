package io.godwit.discovery.server.registry;

import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.core.discovery.api.ApiLimits;
import io.godwit.discovery.server.search.Generation;
import io.godwit.discovery.server.search.SearchIndex;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Puts peers' shares into the index, part by part, and takes them out. Thread-safe. */
final class Publisher {

    private static final int LOCKS = 256;

    private final SearchIndex index;
    private final long capacity;
    private final SiteEntries sites;
    private final Executor cleaner;
    private final ReentrantLock[] locks = new ReentrantLock[LOCKS];

    Publisher(SearchIndex index, RegistryLimits limits, Executor cleaner) {
        this.index = index;
        this.capacity = limits.entries();
        this.sites = new SiteEntries(limits.entriesPerSite());
        this.cleaner = cleaner;
        Arrays.setAll(locks, i -> new ReentrantLock());
    }

    /** The lock of a peer's shares; peers share some, as one each would cost more than it is worth. */
    private ReentrantLock lockOf(PeerEntry entry) {
        return locks[(int) entry.card.id().w3() & (LOCKS - 1)];
    }

    /** Takes one part; see {@link Registry#publish}. */
    int publish(PeerEntry entry, SharesEdition part) throws RegistryException {
        ReentrantLock lock = lockOf(entry);
        lock.lock();
        try {
            Generation staged = stage(entry, part);
            if (staged.size() + part.entries().size() > ApiLimits.ENTRIES_PER_PEER) {
                discard(entry);
                throw new RegistryException(
                        ApiErrorCode.FULL, "a peer publishes at most 100,000 entries");
            }
            if (index.entryCount() + part.entries().size() > capacity) {
                discard(entry);
                throw new RegistryException(ApiErrorCode.FULL, "the server holds no more entries");
            }
            int grown = staged.size() + part.entries().size();
            if (!charge(entry, Math.max(grown, sizeOf(entry.published)))) {
                discard(entry);
                throw new RegistryException(
                        ApiErrorCode.FULL, "this network publishes no more entries here");
            }
            index.add(staged, part.entries());
            entry.nextPart = part.part() + 1;
            int size = staged.size();
            if (part.last()) {
                show(entry, staged);
            }
            return size;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Charges a peer's site for the larger of what it shows and what it is about to show instead, so that who is at the
     * limit can still change what he has.
     */
    private boolean charge(PeerEntry entry, int entries) {
        int more = entries - entry.charged;
        if (more > 0 && !sites.take(entry.prefix.site(), more)) {
            return false;
        }
        if (more < 0) {
            sites.give(entry.prefix.site(), -more);
        }
        entry.charged = entries;
        return true;
    }

    private static int sizeOf(@Nullable Generation edition) {
        return edition == null ? 0 : edition.size();
    }

    private Generation stage(PeerEntry entry, SharesEdition part) throws RegistryException {
        if (entry.gone) {
            throw new RegistryException(
                    ApiErrorCode.NOT_AUTHENTICATED, "the peer has to register anew");
        }
        if (part.part() == 0) {
            discard(entry);
            var fresh = new Generation(entry.card.id(), part.generation());
            entry.staged = fresh;
            return fresh;
        }
        Generation staged = entry.staged;
        if (staged == null
                || staged.number() != part.generation()
                || part.part() != entry.nextPart) {
            throw new RegistryException(
                    ApiErrorCode.OUT_OF_ORDER, "not the part that follows the one before");
        }
        return staged;
    }

    private void show(PeerEntry entry, Generation complete) {
        Generation old = entry.published;
        index.publish(complete, Optional.ofNullable(old));
        entry.published = complete;
        entry.staged = null;
        charge(entry, complete.size());
        takeOut(old);
    }

    private void discard(PeerEntry entry) {
        takeOut(entry.staged);
        entry.staged = null;
        charge(entry, sizeOf(entry.published));
    }

    /** Takes out everything of a peer that has left the table. */
    void retire(PeerEntry entry) {
        ReentrantLock lock = lockOf(entry);
        lock.lock();
        try {
            entry.gone = true;
            discard(entry);
            takeOut(entry.published);
            entry.published = null;
            charge(entry, 0);
        } finally {
            lock.unlock();
        }
    }

    /** An edition out of a snapshot, published. */
    Generation restore(PeerEntry entry, long number, List<AnnouncedContent> entries) {
        var edition = new Generation(entry.card.id(), number);
        sites.restore(entry.prefix.site(), entries.size());
        entry.charged = entries.size();
        index.add(edition, entries);
        index.publish(edition, Optional.empty());
        return edition;
    }

    private void takeOut(@Nullable Generation edition) {
        if (edition != null) {
            index.hide(edition);
            cleaner.execute(() -> index.remove(edition));
        }
    }
}
