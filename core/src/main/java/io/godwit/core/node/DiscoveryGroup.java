package io.godwit.core.node;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.Announcement;
import io.godwit.core.discovery.DiscoveryException;
import io.godwit.core.discovery.DiscoveryState;
import io.godwit.core.discovery.FoundContent;
import io.godwit.core.discovery.FoundPeer;
import io.godwit.core.discovery.PeerDiscovery;
import io.godwit.core.peer.PeerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Several discovery sources as one: answers are merged, and it fails only when none of them answers. Thread-safe; calls
 * block.
 */
public final class DiscoveryGroup implements AutoCloseable {
    /** Entries asked for at once. */
    private static final int PAGE = 100;

    private final List<PeerDiscovery> sources;

    /**
     * A group.
     *
     * @param sources any number of sources, closed with the group
     */
    public DiscoveryGroup(List<? extends PeerDiscovery> sources) {
        this.sources = List.copyOf(sources);
    }

    private interface Question<T> {
        Collection<T> ask(PeerDiscovery source) throws DiscoveryException;
    }

    /** Begins to announce this node everywhere. */
    void announce(Announcement announcement) {
        sources.forEach(source -> source.announce(announcement));
    }

    /** Says that what is announced has changed. */
    void refresh() {
        sources.forEach(PeerDiscovery::refresh);
    }

    /** How announcing goes, one state for each source. */
    List<DiscoveryState> states() {
        return sources.stream().map(PeerDiscovery::state).toList();
    }

    /**
     * Searches public content by name.
     *
     * @param text what to look for
     * @param limit most hits, from 1
     * @return hits merged by content, best first
     * @throws DiscoveryException if no source answers
     */
    public List<FoundContent> search(String text, int limit) throws DiscoveryException {
        return merged(
                source -> searchPages(source, text, limit),
                FoundContent::id,
                (one, other) -> one.sources() >= other.sources() ? one : other);
    }

    private static List<FoundContent> searchPages(PeerDiscovery source, String text, int limit)
            throws DiscoveryException {
        List<FoundContent> hits = new ArrayList<>();
        String after = "";
        do {
            var page = source.search(text, after, Math.min(PAGE, limit - hits.size()));
            hits.addAll(page.hits());
            after = page.next();
        } while (!after.isEmpty() && hits.size() < limit);
        return hits;
    }

    /**
     * Lists who is online.
     *
     * @param limit most peers, from 1
     * @throws DiscoveryException if no source answers
     */
    public List<FoundPeer> peers(int limit) throws DiscoveryException {
        return merged(source -> peerPages(source, limit), FoundPeer::id, DiscoveryGroup::join);
    }

    private static List<FoundPeer> peerPages(PeerDiscovery source, int limit)
            throws DiscoveryException {
        List<FoundPeer> peers = new ArrayList<>();
        String after = "";
        do {
            var page = source.peers(after, Math.min(PAGE, limit - peers.size()));
            peers.addAll(page.peers());
            after = page.next();
        } while (!after.isEmpty() && peers.size() < limit);
        return peers;
    }

    /**
     * Finds who has some content.
     *
     * @throws DiscoveryException if no source answers
     */
    List<FoundPeer> swarm(ContentId id) throws DiscoveryException {
        return merged(source -> source.swarm(id), FoundPeer::id, DiscoveryGroup::join);
    }

    /**
     * Finds where a peer is.
     *
     * @throws DiscoveryException if no source answers
     */
    List<FoundPeer> locate(PeerId peer) throws DiscoveryException {
        return merged(source -> source.locate(peer), FoundPeer::id, DiscoveryGroup::join);
    }

    private static FoundPeer join(FoundPeer one, FoundPeer other) {
        var addresses = new ArrayList<>(one.addresses());
        other.addresses().stream().filter(a -> !addresses.contains(a)).forEach(addresses::add);
        return new FoundPeer(
                one.id(), one.name(), addresses, Math.max(one.shares(), other.shares()));
    }

    private <K, T> List<T> merged(Question<T> question, Function<T, K> key, BinaryOperator<T> merge)
            throws DiscoveryException {
        Map<K, T> answers = new LinkedHashMap<>();
        @Nullable DiscoveryException failure = null;
        boolean answered = sources.isEmpty();
        for (PeerDiscovery source : sources) {
            try {
                question.ask(source).forEach(one -> answers.merge(key.apply(one), one, merge));
                answered = true;
            } catch (DiscoveryException unanswered) {
                failure = unanswered;
            }
        }
        if (!answered && failure != null) {
            throw failure;
        }
        return new ArrayList<>(answers.values());
    }

    /** Withdraws the announcements and closes all sources, at once for all. */
    @Override
    public void close() {
        List<Thread> closing =
                sources.stream().map(s -> Thread.ofVirtual().start(s::close)).toList();
        for (Thread thread : closing) {
            try {
                thread.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
