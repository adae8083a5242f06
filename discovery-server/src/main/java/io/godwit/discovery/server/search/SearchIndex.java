package io.godwit.discovery.server.search;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.discovery.FoundContent;
import io.godwit.core.peer.PeerId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.random.RandomGenerator;

/**
 * All published names, found by the beginnings of their words, and who has what. Thread-safe.
 *
 * <p>An edition is added invisibly in slices and published at one stroke; what it replaces is then removed in slices. The
 * lock is fair, and of all who have slices to do one stands in its line, so that a search waits for one or two slices and
 * neither for a large library nor for as many slices as there are libraries on their way.
 */
public final class SearchIndex {

    /** Some milliseconds when each name has as many words as a name can have. */
    private static final int SLICE = 50;

    /** More sizes of one root than this are not kept apart: all but one are lies, and lookups go through all of them. */
    private static final int MAX_SIZES = 64;

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

    /** Held by the one whose slice is done or next; taken before {@link #lock}. */
    private final ReentrantLock slices = new ReentrantLock(true);

    private final NavigableMap<IndexedContent, IndexedContent> contents =
            new TreeMap<>(IndexedContent.IDENTITY);

    /** By the whole name, so that exact matches are found however common the words are. */
    private final Dictionary names = new Dictionary();

    private final Dictionary words = new Dictionary();
    private long entries;
    private long bytes;

    /**
     * Adds to an edition that is not published yet, whatever room it takes.
     *
     * @param edition made for one peer, added to by one thread at a time
     * @param added what the peer offers
     */
    public void add(Generation edition, List<AnnouncedContent> added) {
        var _ = add(edition, CutEntries.of(added), Long.MAX_VALUE);
    }

    /**
     * Adds to an edition that is not published yet, if there is room.
     *
     * @param edition made for one peer, added to by one thread at a time
     * @param added what the peer offers
     * @param most bytes of all editions that are here, those included that are being taken out
     * @return whether there was room; if not, nothing was added
     */
    public boolean add(Generation edition, CutEntries added, long most) {
        if (!reserve(edition, added.bytes(), most)) {
            return false;
        }
        for (int from = 0; from < added.size(); from += SLICE) {
            addSlice(edition, added.slice(from, SLICE));
            Courtesy.letOthersGoOn();
        }
        return true;
    }

    private boolean reserve(Generation edition, int weight, long most) {
        lock.writeLock().lock();
        try {
            if (bytes + weight > most) {
                return false;
            }
            bytes += weight;
            edition.charge(weight);
            return true;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void addSlice(Generation edition, List<CutEntries.Cut> slice) {
        slices.lock();
        lock.writeLock().lock();
        try {
            slice.forEach(entry -> add(edition, entry));
            entries += slice.size();
        } finally {
            lock.writeLock().unlock();
            slices.unlock();
        }
    }

    private void add(Generation edition, CutEntries.Cut entry) {
        IndexedContent content = content(edition, entry.content());
        IndexedName name =
                content.name(entry.content().name()).orElseGet(() -> newName(content, entry));
        name.uses++;
        content.addSource(edition);
        edition.append(name);
    }

    /** What an entry is of: for a peer that claims a second size for a root, what it claimed before. */
    private IndexedContent content(Generation edition, AnnouncedContent entry) {
        var claimed = new IndexedContent(entry.id(), entry.size(), entry.folder());
        IndexedContent known = contents.get(claimed);
        if (known != null) {
            return known;
        }
        int sizes = 0;
        for (IndexedContent other : claims(entry.id())) {
            if (++sizes == MAX_SIZES || other.hasSource(edition)) {
                return other;
            }
        }
        contents.put(claimed, claimed);
        return claimed;
    }

    /** All that is claimed to have a root. */
    private Iterable<IndexedContent> claims(ContentId id) {
        var from = new IndexedContent(id, 0, false);
        var to = new IndexedContent(id, Long.MAX_VALUE, true);
        return contents.subMap(from, true, to, true).keySet();
    }

    private IndexedName newName(IndexedContent content, CutEntries.Cut entry) {
        String key = entry.key().text();
        var name = new IndexedName(content, entry.content().name(), key);
        content.addName(name);
        names.add(key, name);
        entry.words().forEach(word -> words.add(word, name));
        return name;
    }

    /** Makes an edition visible and the one it replaces invisible, at one stroke; remove that one then. */
    public void publish(Generation edition, Optional<Generation> replaced) {
        lock.writeLock().lock();
        try {
            replaced.ifPresent(old -> old.setLive(false));
            edition.setLive(true);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Makes an edition invisible; remove it then. */
    public void hide(Generation edition) {
        lock.writeLock().lock();
        try {
            edition.setLive(false);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Hides an edition and takes it out, in slices. Each edition is removed once. */
    public void remove(Generation edition) {
        do {
            slices.lock();
            lock.writeLock().lock();
            try {
                edition.setLive(false);
                for (int i = 0; i < SLICE && edition.size() > 0; i++) {
                    removeLast(edition);
                }
                if (edition.size() == 0) {
                    bytes -= edition.bytes();
                }
            } finally {
                lock.writeLock().unlock();
                slices.unlock();
            }
            Courtesy.letOthersGoOn();
        } while (edition.size() > 0);
    }

    private void removeLast(Generation edition) {
        IndexedName name = edition.removeLast();
        entries--;
        IndexedContent content = name.content;
        content.removeSource(edition);
        if (--name.uses == 0) {
            content.removeName(name);
            names.noteDeath(name.key);
            new NameKey(name.key).words().forEach(words::noteDeath);
            if (content.isNameless()) {
                contents.remove(content);
            }
        }
    }

    /**
     * Finds published content by name.
     *
     * @param query with at least one word, or nothing is found
     * @param after the last place of the page before
     * @param limit most hits, from 1
     */
    public SearchListing search(SearchQuery query, Optional<SearchCursor> after, int limit) {
        if (query.words().isEmpty()) {
            return SearchListing.EMPTY;
        }
        lock.readLock().lock();
        try {
            var hits = new HitCollector(query);
            hits.take(names.startingWith(query.whole()));
            hits.take(words.startingWith(rarest(query, hits)));
            List<HitCollector.Hit> page = hits.page(after, limit + 1);
            boolean more = page.size() > limit;
            List<HitCollector.Hit> shown = more ? page.subList(0, limit) : page;
            return new SearchListing(
                    shown.stream().map(SearchIndex::found).toList(),
                    more ? Optional.of(shown.getLast().place()) : Optional.empty(),
                    hits.steps());
        } finally {
            lock.readLock().unlock();
        }
    }

    /** The word with the fewest names; each is counted no further than the best one before. */
    private String rarest(SearchQuery query, HitCollector hits) {
        String rarest = query.words().getFirst();
        if (query.words().size() == 1) {
            return rarest;
        }
        int fewest = HitCollector.MAX_SCANNED;
        for (String word : query.words()) {
            Dictionary.Count count = words.countStartingWith(word, fewest);
            hits.counted(count.words());
            if (count.names() < fewest) {
                fewest = count.names();
                rarest = word;
            }
        }
        return rarest;
    }

    private static FoundContent found(HitCollector.Hit hit) {
        IndexedContent content = hit.name().content;
        return new FoundContent(
                content.commonName(() -> hit.name().text),
                content.folder,
                content.size,
                content.id,
                hit.place().sources());
    }

    /**
     * Peers that have content.
     *
     * @param id root or content ID
     * @param limit most peers; a random choice when there are more
     * @param random for the choice
     */
    public List<PeerId> sources(ContentId id, int limit, RandomGenerator random) {
        var owners = new ArrayList<PeerId>();
        lock.readLock().lock();
        try {
            for (IndexedContent content : claims(id)) {
                addOwners(content, limit, random, owners);
            }
        } finally {
            lock.readLock().unlock();
        }
        Collections.shuffle(owners, Random.from(random));
        return owners.stream().distinct().limit(limit).toList();
    }

    /** Adds some who have it, from a random one on, so that who asks often does not copy all of a large swarm. */
    private static void addOwners(
            IndexedContent content, int limit, RandomGenerator random, List<PeerId> owners) {
        int count = content.sourceCount();
        int first = count == 0 ? 0 : random.nextInt(count);
        int most = owners.size() + limit;
        for (int i = 0; i < count && owners.size() < most; i++) {
            Generation source = content.source((first + i) % count);
            if (source.isLive()) {
                owners.add(source.owner());
            }
        }
    }

    /** The entries of an edition, in the order they were added. */
    public List<AnnouncedContent> entries(Generation edition) {
        lock.readLock().lock();
        try {
            var all = new ArrayList<AnnouncedContent>(edition.size());
            for (int i = 0; i < edition.size(); i++) {
                IndexedName name = edition.name(i);
                IndexedContent content = name.content;
                all.add(new AnnouncedContent(name.text, content.folder, content.size, content.id));
            }
            return all;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Entries of all editions, published or not. */
    public long entryCount() {
        lock.readLock().lock();
        try {
            return entries;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Distinct files and folders. */
    public int contentCount() {
        lock.readLock().lock();
        try {
            return contents.size();
        } finally {
            lock.readLock().unlock();
        }
    }
}
