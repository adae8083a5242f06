package io.godwit.core.node;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.Announcement;
import io.godwit.core.discovery.DiscoveryException;
import io.godwit.core.discovery.FoundContent;
import io.godwit.core.discovery.FoundPage;
import io.godwit.core.discovery.FoundPeer;
import io.godwit.core.discovery.PeerDiscovery;
import io.godwit.core.peer.PeerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Several discovery sources as one: all are asked at once, answers are merged, and it fails only when none of them
 * answers. Thread-safe; calls block.
 */
public final class DiscoveryGroup implements AutoCloseable {
    /** Entries asked for at once. */
    private static final int PAGE = 100;

    /** Orders changes; held while nothing is waited for. */
    private final ReentrantLock change = new ReentrantLock();

    private final ChangeFeed feed = new ChangeFeed();
    private volatile List<PeerDiscovery> sources;
    private @Nullable Announcement announced;

    /** Where announcing has begun, which is not to be begun twice. */
    private final Set<PeerDiscovery> announcing =
            Collections.newSetFromMap(new IdentityHashMap<>());

    private boolean closed;

    /**
     * A group.
     *
     * @param sources any number of sources, closed with the group
     */
    public DiscoveryGroup(List<? extends PeerDiscovery> sources) {
        this.sources = List.copyOf(sources);
    }

    /**
     * One more source, closed with the group; what the others announce is announced there too.
     *
     * @return false when the group is closed already; then the source is the caller's
     */
    boolean add(PeerDiscovery source) {
        change.lock();
        try {
            if (closed) {
                return false;
            }
            sources = Stream.concat(sources.stream(), Stream.of(source)).toList();
            if (announced != null) {
                announceAt(source, announced);
            }
            feed.come(source);
            return true;
        } finally {
            change.unlock();
        }
    }

    /**
     * Listens for changes at all sources, also at those that are added later.
     *
     * @param changed as {@link PeerDiscovery#watch}
     * @return ends it
     */
    PeerDiscovery.Watch watch(Runnable changed) {
        change.lock();
        try {
            Runnable end = feed.listen(changed, sources);
            return () -> unwatch(end);
        } finally {
            change.unlock();
        }
    }

    private void unwatch(Runnable end) {
        change.lock();
        try {
            end.run();
        } finally {
            change.unlock();
        }
    }

    /** One source fewer, which is closed; waits for its goodbye. */
    void remove(PeerDiscovery source) {
        change.lock();
        try {
            sources = sources.stream().filter(other -> !other.equals(source)).toList();
            announcing.remove(source);
            feed.go(source);
        } finally {
            change.unlock();
        }
        source.close();
    }

    /**
     * Begins to announce this node everywhere, also at sources that are added later; does nothing when closed. When it
     * fails at one of them it may be called again, and begins where it has not begun.
     */
    void announce(Announcement announcement) {
        change.lock();
        try {
            if (closed) {
                return;
            }
            announced = announcement;
            sources.forEach(source -> announceAt(source, announcement));
        } finally {
            change.unlock();
        }
    }

    private void announceAt(PeerDiscovery source, Announcement announcement) {
        if (!announcing.contains(source)) {
            source.announce(announcement);
            announcing.add(source);
        }
    }

    /** Says that what is announced has changed. */
    void refresh() {
        sources.forEach(PeerDiscovery::refresh);
    }

    /** Says that this machine's network is not what it was. */
    void reconnect() {
        sources.forEach(PeerDiscovery::reconnect);
    }

    /**
     * Searches public content by name.
     *
     * @param text what to look for; of more words than servers take the longest decide
     * @param limit most hits, from 1
     * @return hits merged by content, best first
     * @throws DiscoveryException if no source answers
     */
    public List<FoundContent> search(String text, int limit) throws DiscoveryException {
        String query = SearchText.forServers(text);
        return merged(
                source -> all((after, most) -> source.search(query, after, most), limit),
                FoundContent::id,
                (one, other) -> one.sources() >= other.sources() ? one : other,
                limit);
    }

    /** Pages of a source. */
    private interface Pages<T> {
        FoundPage<T> after(String cursor, int most) throws DiscoveryException;
    }

    private static <T> List<T> all(Pages<T> pages, int limit) throws DiscoveryException {
        List<T> found = new ArrayList<>();
        String after = "";
        do {
            FoundPage<T> page = pages.after(after, Math.min(PAGE, limit - found.size()));
            found.addAll(page.entries());
            after = page.entries().isEmpty() ? "" : page.next();
        } while (!after.isEmpty() && found.size() < limit);
        return found;
    }

    /**
     * Lists who is online.
     *
     * @param limit most peers, from 1
     * @throws DiscoveryException if no source answers
     */
    public List<FoundPeer> peers(int limit) throws DiscoveryException {
        return merged(
                source -> all(source::peers, limit), FoundPeer::id, DiscoveryGroup::join, limit);
    }

    /**
     * Finds who has some content.
     *
     * @throws DiscoveryException if no source answers
     */
    List<FoundPeer> swarm(ContentId id) throws DiscoveryException {
        return merged(
                source -> source.swarm(id), FoundPeer::id, DiscoveryGroup::join, Integer.MAX_VALUE);
    }

    /**
     * Finds where a peer is.
     *
     * @throws DiscoveryException if no source answers
     */
    List<FoundPeer> locate(PeerId peer) throws DiscoveryException {
        return merged(
                source -> source.locate(peer),
                FoundPeer::id,
                DiscoveryGroup::join,
                Integer.MAX_VALUE);
    }

    private static FoundPeer join(FoundPeer one, FoundPeer other) {
        var addresses = new ArrayList<>(one.addresses());
        other.addresses().stream().filter(a -> !addresses.contains(a)).forEach(addresses::add);
        return new FoundPeer(
                one.id(), one.name(), addresses, Math.max(one.shares(), other.shares()));
    }

    /** What was found, and the best place that a source gave it. */
    private record Placed<T>(int place, T found) {}

    /** The first of all sources, then the second of all, so that the best of none stand behind the worst of another. */
    private <K, T> List<T> merged(
            Inquiry.Question<T> question, Function<T, K> key, BinaryOperator<T> merge, int limit)
            throws DiscoveryException {
        List<PeerDiscovery> asked = sources;
        if (asked.isEmpty()) {
            return List.of();
        }
        Map<K, Placed<T>> answers = new LinkedHashMap<>();
        for (Collection<T> answer : Inquiry.ask(asked, question)) {
            int place = 0;
            for (T found : answer) {
                answers.merge(
                        key.apply(found),
                        new Placed<>(place++, found),
                        (one, other) ->
                                new Placed<>(
                                        Math.min(one.place(), other.place()),
                                        merge.apply(one.found(), other.found())));
            }
        }
        return answers.values().stream()
                .sorted(Comparator.comparingInt(Placed::place))
                .limit(limit)
                .map(Placed::found)
                .toList();
    }

    /** Withdraws the announcements and closes all sources, at once for all. */
    @Override
    public void close() {
        List<Thread> closing = end().stream().map(s -> Thread.ofVirtual().start(s::close)).toList();
        for (Thread thread : closing) {
            try {
                thread.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private List<PeerDiscovery> end() {
        change.lock();
        try {
            closed = true;
            return sources;
        } finally {
            change.unlock();
        }
    }
}
