package io.godwit.discovery.server.registry;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.discovery.api.Token;
import io.godwit.core.peer.PeerId;
import io.godwit.discovery.server.search.Generation;
import io.godwit.discovery.server.search.SearchCursor;
import io.godwit.discovery.server.search.SearchIndex;
import io.godwit.discovery.server.search.SearchListing;
import io.godwit.discovery.server.search.SearchQuery;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A copy in memory of a registry that is kept elsewhere, for everything that only reads. It checks and ends nothing; who
 * fills it, does. Thread-safe for readers and one thread that writes.
 */
public final class Replica {

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final TreeMap<PeerId, Entry> byId = new TreeMap<>();
    private final SearchIndex index = new SearchIndex();
    private final RandomGenerator random;
    private final Executor cleaner;
    private final AtomicLong revision = new AtomicLong(1);

    /**
     * An empty copy.
     *
     * @param random for the choice among many sources; must be thread-safe
     * @param cleaner runs what takes out a large library
     */
    public Replica(RandomGenerator random, Executor cleaner) {
        this.random = random;
        this.cleaner = cleaner;
    }

    private static final class Entry {
        private PeerCard card;
        private Token token;
        private long edition;
        private @Nullable Generation published;

        Entry(PeerCard card, Token token) {
            this.card = card;
            this.token = token;
        }

        OnlinePeer view() {
            Generation current = published;
            return current == null
                    ? new OnlinePeer(card, 0, 0)
                    : new OnlinePeer(card, current.size(), current.number());
        }
    }

    /** Adds a peer, or replaces what is known of it; its shares stay. */
    public void put(PeerCard card, Token token) {
        lock.writeLock().lock();
        try {
            Entry known = byId.get(card.id());
            if (known == null) {
                byId.put(card.id(), new Entry(card, token));
            } else {
                known.card = card;
                known.token = token;
            }
        } finally {
            lock.writeLock().unlock();
        }
        revision.incrementAndGet();
    }

    /**
     * Replaces a peer's shares at one stroke; does nothing for a peer that is not here.
     *
     * @param edition names them where the registry is kept
     * @param generation what the peer calls them
     * @param parts all entries
     */
    public void publish(
            PeerId id, long edition, long generation, List<List<AnnouncedContent>> parts) {
        Generation fresh = add(id, generation, parts);
        Generation old;
        lock.writeLock().lock();
        try {
            Entry entry = byId.get(id);
            if (entry == null) {
                old = fresh;
            } else {
                old = entry.published;
                index.publish(fresh, Optional.ofNullable(old));
                entry.published = fresh;
                entry.edition = edition;
            }
        } finally {
            lock.writeLock().unlock();
        }
        takeOut(old);
        revision.incrementAndGet();
    }

    /** Adds shares that nobody sees yet. */
    private Generation add(PeerId id, long generation, List<List<AnnouncedContent>> parts) {
        var fresh = new Generation(id, generation);
        try {
            parts.forEach(part -> index.add(fresh, part));
        } catch (RuntimeException | Error e) {
            // Nobody else knows of them, and each further try would leave some behind.
            takeOut(fresh);
            throw e;
        }
        return fresh;
    }

    /** Removes a peer and its shares; does nothing when it is not here. */
    public void remove(PeerId id) {
        Entry gone;
        lock.writeLock().lock();
        try {
            gone = byId.remove(id);
        } finally {
            lock.writeLock().unlock();
        }
        if (gone != null) {
            takeOut(gone.published);
            revision.incrementAndGet();
        }
    }

    private void takeOut(@Nullable Generation edition) {
        if (edition != null) {
            index.hide(edition);
            cleaner.execute(() -> index.remove(edition));
        }
    }

    /** All peers that are here. */
    public Set<PeerId> ids() {
        lock.readLock().lock();
        try {
            return new TreeSet<>(byId.keySet());
        } finally {
            lock.readLock().unlock();
        }
    }

    /** The edition of a peer's shares, 0 for none. */
    public long edition(PeerId id) {
        lock.readLock().lock();
        try {
            Entry entry = byId.get(id);
            return entry == null ? 0 : entry.edition;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** What a peer's requests are checked with. */
    public Optional<Token> token(PeerId id) {
        lock.readLock().lock();
        try {
            return Optional.ofNullable(byId.get(id)).map(entry -> entry.token);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** As {@link Registry#find}. */
    public Optional<OnlinePeer> find(PeerId id) {
        lock.readLock().lock();
        try {
            return Optional.ofNullable(byId.get(id)).map(Entry::view);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** As {@link Registry#page}. */
    public List<OnlinePeer> page(Optional<PeerId> after, int limit) {
        lock.readLock().lock();
        try {
            var tail = after.isPresent() ? byId.tailMap(after.get(), false) : byId;
            return tail.values().stream().limit(limit).map(Entry::view).toList();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** As {@link Registry#search}. */
    public SearchListing search(SearchQuery query, Optional<SearchCursor> after, int limit) {
        return index.search(query, after, limit);
    }

    /** As {@link Registry#swarm}. */
    public List<OnlinePeer> swarm(ContentId id, int limit) {
        return index.sources(id, limit, random).stream()
                .flatMap(peer -> find(peer).stream())
                .toList();
    }

    /** Grows with every change. */
    public long revision() {
        return revision.get();
    }

    /** How many peers there are. */
    public int size() {
        lock.readLock().lock();
        try {
            return byId.size();
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * Counts of what is here, with those of what happened.
     *
     * @param registrations accepted since the start
     * @param expired fell silent since the start
     * @param evicted dropped for room since the start
     */
    public RegistryStats stats(long registrations, long expired, long evicted) {
        return new RegistryStats(
                size(), index.entryCount(), index.contentCount(), registrations, expired, evicted);
    }
}
