package io.godwit.core.node;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.Announcement;
import io.godwit.core.discovery.DiscoveryException;
import io.godwit.core.discovery.DiscoveryState;
import io.godwit.core.discovery.FoundContent;
import io.godwit.core.discovery.FoundPage;
import io.godwit.core.discovery.FoundPeer;
import io.godwit.core.discovery.PeerDiscovery;
import io.godwit.core.peer.PeerId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Knows what a test tells it; pages hold two entries. */
final class FakeDiscovery implements PeerDiscovery {
    private static final int PAGE = 2;

    final List<FoundContent> content = new ArrayList<>();
    final List<FoundPeer> peers = new ArrayList<>();
    final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    final AtomicInteger announcements = new AtomicInteger();
    boolean broken;

    /** What was searched for last. */
    String searched = "";

    /** Run when it is to announce, before it does. */
    Runnable onAnnounce = () -> {};

    /** Run when it is told that something has changed. */
    Runnable onRefresh = () -> {};

    /** Run when it is asked, before it answers. */
    Runnable onAsk = () -> {};

    /** When set, an answer waits for it. */
    CountDownLatch silence = new CountDownLatch(0);

    private void check() throws DiscoveryException {
        onAsk.run();
        try {
            silence.await();
        } catch (InterruptedException e) {
            throw new DiscoveryException(DiscoveryException.Reason.UNREACHABLE, "silent", e);
        }
        if (broken) {
            throw new DiscoveryException(DiscoveryException.Reason.UNREACHABLE, "broken");
        }
    }

    @Override
    public void announce(Announcement announcement) {
        onAnnounce.run();
        announcements.incrementAndGet();
    }

    @Override
    public void refresh() {
        onRefresh.run();
    }

    @Override
    public FoundPage<FoundPeer> peers(String after, int limit) throws DiscoveryException {
        check();
        int from = after.isEmpty() ? 0 : Integer.parseInt(after);
        int to = Math.min(peers.size(), from + Math.min(PAGE, limit));
        return new FoundPage<>(peers.subList(from, to), to == peers.size() ? "" : "" + to);
    }

    @Override
    public FoundPage<FoundContent> search(String query, String after, int limit)
            throws DiscoveryException {
        check();
        searched = query;
        int from = after.isEmpty() ? 0 : Integer.parseInt(after);
        int to = Math.min(content.size(), from + Math.min(PAGE, limit));
        return new FoundPage<>(content.subList(from, to), to == content.size() ? "" : "" + to);
    }

    @Override
    public List<FoundPeer> swarm(ContentId id) throws DiscoveryException {
        check();
        return peers;
    }

    @Override
    public List<FoundPeer> locate(PeerId peer) throws DiscoveryException {
        check();
        return peers.stream().filter(found -> found.id().equals(peer)).toList();
    }

    @Override
    public Watch watch(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }

    @Override
    public DiscoveryState state() {
        return new DiscoveryState.Starting();
    }

    @Override
    public void close() {}
}
