package io.godwit.discovery.server.registry;

import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.core.discovery.api.ApiLimits;
import io.godwit.core.peer.PeerId;
import io.godwit.discovery.server.search.Generation;
import io.godwit.discovery.server.search.SearchIndex;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Puts peers' shares into the index, part by part, and takes them out. Thread-safe. */
final class Publisher {

    private final SearchIndex index;
    private final long capacity;
    private final Executor cleaner;

    Publisher(SearchIndex index, long capacity, Executor cleaner) {
        this.index = index;
        this.capacity = capacity;
        this.cleaner = cleaner;
    }

    /** Takes one part; see {@link Registry#publish}. */
    int publish(PeerEntry entry, SharesEdition part) throws RegistryException {
        entry.sharesLock.lock();
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
            index.add(staged, part.entries());
            entry.nextPart = part.part() + 1;
            int size = staged.size();
            if (part.last()) {
                show(entry, staged);
            }
            return size;
        } finally {
            entry.sharesLock.unlock();
        }
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
        takeOut(old);
    }

    private void discard(PeerEntry entry) {
        takeOut(entry.staged);
        entry.staged = null;
    }

    /** Takes out everything of a peer that has left the table. */
    void retire(PeerEntry entry) {
        entry.sharesLock.lock();
        try {
            entry.gone = true;
            discard(entry);
            takeOut(entry.published);
            entry.published = null;
        } finally {
            entry.sharesLock.unlock();
        }
    }

    /** An edition out of a snapshot, published. */
    Generation restore(PeerId owner, long number, List<AnnouncedContent> entries) {
        var edition = new Generation(owner, number);
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
