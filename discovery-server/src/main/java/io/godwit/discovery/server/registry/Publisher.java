package io.godwit.discovery.server.registry;

import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.core.discovery.api.ApiLimits;
import io.godwit.discovery.server.search.CutEntries;
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
    private final SiteBytes sites;
    private final Executor cleaner;
    private final ReentrantLock[] locks = new ReentrantLock[LOCKS];

    Publisher(SearchIndex index, RegistryLimits limits, Executor cleaner) {
        this.index = index;
        this.capacity = limits.bytes();
        this.sites = new SiteBytes(limits);
        this.cleaner = cleaner;
        Arrays.setAll(locks, i -> new ReentrantLock());
    }

    /** The lock of a peer's shares; peers share some, as one each would cost more than it is worth. */
    private ReentrantLock lockOf(PeerEntry entry) {
        return locks[(int) entry.card.id().w3() & (LOCKS - 1)];
    }

    /** Takes one part; see {@link Registry#publish}. */
    int publish(PeerEntry entry, SharesEdition part) throws RegistryException {
        var cut = CutEntries.of(part.entries());
        ReentrantLock lock = lockOf(entry);
        lock.lock();
        try {
            Generation staged = stage(entry, part);
            int grown = staged.bytes() + cut.bytes();
            if (staged.size() + cut.size() > ApiLimits.ENTRIES_PER_PEER
                    || grown > ApiLimits.INDEX_BYTES_PER_PEER) {
                throw full(entry, "a peer publishes at most 100,000 entries and 128 MiB of index");
            }
            if (!charge(entry, Math.max(grown, bytesOf(entry.published)))) {
                throw full(entry, "this network publishes no more entries here");
            }
            if (!index.add(staged, cut, capacity)) {
                throw full(entry, "the server holds no more entries");
            }
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

    /** Gives up what is on its way. */
    private RegistryException full(PeerEntry entry, String why) {
        discard(entry);
        return new RegistryException(ApiErrorCode.FULL, why);
    }

    /**
     * Charges a peer's site for the larger of what it shows and what it is about to show instead, so that who is at the
     * limit can still change what he has.
     */
    private boolean charge(PeerEntry entry, int bytes) {
        int more = bytes - entry.charged;
        if (more > 0 && !sites.take(entry.prefix.site(), more)) {
            return false;
        }
        if (more < 0) {
            sites.give(entry.prefix.site(), -more);
        }
        entry.charged = bytes;
        return true;
    }

    private static int bytesOf(@Nullable Generation edition) {
        return edition == null ? 0 : edition.bytes();
    }

    private Generation stage(PeerEntry entry, SharesEdition part) throws RegistryException {
        if (entry.isGone()) {
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
        charge(entry, complete.bytes());
        takeOut(old);
    }

    private void discard(PeerEntry entry) {
        takeOut(entry.staged);
        entry.staged = null;
        charge(entry, bytesOf(entry.published));
    }

    /**
     * Takes out everything of peers that have left the table, apart from the request that found them gone: that would
     * wait for those who publish under the same lock.
     */
    void retireLater(List<PeerEntry> gone) {
        cleaner.execute(() -> gone.forEach(this::retire));
    }

    /** Takes out everything of a peer that has left the table. */
    void retire(PeerEntry entry) {
        ReentrantLock lock = lockOf(entry);
        lock.lock();
        try {
            entry.leave();
            discard(entry);
            takeOut(entry.published);
            entry.published = null;
            charge(entry, 0);
        } finally {
            lock.unlock();
        }
    }

    /**
     * What a peer shows.
     *
     * @param generation the edition, 0 for none
     * @param entries all of it
     */
    record Shown(long generation, List<AnnouncedContent> entries) {}

    /** What a peer shows now: nobody begins to take it out under the lock that is held meanwhile. */
    Shown shown(PeerEntry entry) {
        ReentrantLock lock = lockOf(entry);
        lock.lock();
        try {
            Generation edition = entry.published;
            return edition == null
                    ? new Shown(0, List.of())
                    : new Shown(edition.number(), index.entries(edition));
        } finally {
            lock.unlock();
        }
    }

    /** Publishes an edition out of a snapshot; without room for it, the peer is asked for it anew. */
    void restore(PeerEntry entry, long number, List<AnnouncedContent> entries) {
        var edition = new Generation(entry.card.id(), number);
        var cut = CutEntries.of(entries);
        if (charge(entry, cut.bytes()) && index.add(edition, cut, capacity)) {
            index.publish(edition, Optional.empty());
            entry.published = edition;
        } else {
            charge(entry, 0);
        }
    }

    private void takeOut(@Nullable Generation edition) {
        if (edition != null) {
            index.hide(edition);
            cleaner.execute(() -> index.remove(edition));
        }
    }
}
