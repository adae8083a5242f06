package io.godwit.discovery.server.tracker;

import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.core.peer.AddressRules;
import io.godwit.discovery.server.net.NetworkPrefix;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** The swarms of one server, in memory; they come back by themselves after a restart. */
public final class MemorySwarmStore implements SwarmStore {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<TorrentHash, Swarm> swarms = new HashMap<>();
    private final SequencedSet<Member> byAnnouncement = new LinkedHashSet<>();
    private final Crowds crowds = new Crowds();
    private final TrackerSettings settings;
    private final LongSupplier nanos;
    private final RandomGenerator random;

    /**
     * An empty store.
     *
     * @param settings how many
     * @param nanos a clock that only goes forward
     * @param random for the choice of peers and of intervals; used under a lock
     */
    public MemorySwarmStore(TrackerSettings settings, LongSupplier nanos, RandomGenerator random) {
        this.settings = settings;
        this.nanos = nanos;
        this.random = random;
    }

    @Override
    public AnnounceOutcome announce(AnnounceRequest request, InetAddress from)
            throws TrackerException {
        InetSocketAddress address = request.place(from);
        lock.lock();
        try {
            removeExpired();
            if (request.event() == AnnounceEvent.STOPPED) {
                return leave(request.torrent(), address);
            }
            request.checkPort();
            Member member = note(request, address);
            return new AnnounceOutcome(
                    member.swarm.counts(), others(member, request.wanted()), interval(member));
        } finally {
            lock.unlock();
        }
    }

    private AnnounceOutcome leave(TorrentHash torrent, InetSocketAddress address) {
        Swarm swarm = swarms.get(torrent);
        if (swarm == null) {
            return new AnnounceOutcome(SwarmCounts.NOBODY, List.of(), settings.interval());
        }
        swarm.find(address).ifPresent(this::remove);
        return new AnnounceOutcome(swarm.counts(), List.of(), settings.interval());
    }

    private Member note(AnnounceRequest request, InetSocketAddress address)
            throws TrackerException {
        Swarm known = swarms.get(request.torrent());
        Member member = known == null ? null : known.find(address).orElse(null);
        if (member == null || !member.peer.client().equals(request.client())) {
            if (member != null) {
                // Another program has the port now.
                remove(member);
            }
            return add(request, address);
        }
        boolean justNow = request.event() == AnnounceEvent.COMPLETED;
        member.swarm.update(member, request.complete(), justNow);
        byAnnouncement.addLast(member);
        crowds.touch(member);
        return member;
    }

    private Member add(AnnounceRequest request, InetSocketAddress address) throws TrackerException {
        NetworkPrefix site = NetworkPrefix.neighbourhood(address.getAddress()).site();
        if (crowds.size(site) >= settings.peersPerSite()) {
            throw new TrackerException(
                    ApiErrorCode.CROWDED, "too many peers of this network are here");
        }
        if (byAnnouncement.size() >= settings.peers()) {
            remove(crowds.victim().orElseGet(byAnnouncement::getFirst));
        }
        Swarm swarm = swarms.computeIfAbsent(request.torrent(), Swarm::new);
        var member = new Member(swarm, new SwarmPeer(request.client(), address), site);
        member.complete = request.complete();
        swarm.add(member);
        byAnnouncement.addLast(member);
        crowds.add(member);
        return member;
    }

    private void remove(Member member) {
        member.swarm.remove(member);
        byAnnouncement.remove(member);
        crowds.remove(member);
        if (member.swarm.isEmpty()) {
            swarms.remove(member.swarm.torrent);
        }
    }

    /** Peers that this one can use and may know of: who has everything needs nobody who has. */
    private List<SwarmPeer> others(Member asking, int wanted) {
        AddressRules rules = AddressRules.claimedBy(asking.peer.address().getAddress());
        return asking.swarm.choose(
                wanted,
                other ->
                        other != asking
                                && !(other.complete && asking.complete)
                                && rules.allows(other.peer.address()),
                random);
    }

    private Duration interval(Member member) {
        Duration told = settings.interval(byAnnouncement.size(), random);
        member.goneAt = nanos.getAsLong() + 2 * told.toNanos();
        return told;
    }

    @Override
    public SortedMap<TorrentHash, SwarmCounts> counts(Collection<TorrentHash> torrents) {
        lock.lock();
        try {
            removeExpired();
            var found = new TreeMap<TorrentHash, SwarmCounts>();
            for (TorrentHash torrent : torrents) {
                Swarm swarm = swarms.get(torrent);
                found.put(torrent, swarm == null ? SwarmCounts.NOBODY : swarm.counts());
            }
            return found;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void sweep() {
        lock.lock();
        try {
            removeExpired();
        } finally {
            lock.unlock();
        }
    }

    /** In the order of announcements; who was told a longer time keeps those behind him a little longer. */
    private void removeExpired() {
        long now = nanos.getAsLong();
        while (!byAnnouncement.isEmpty() && now - byAnnouncement.getFirst().goneAt >= 0) {
            remove(byAnnouncement.getFirst());
        }
    }

    @Override
    public SwarmStats stats() {
        lock.lock();
        try {
            removeExpired();
            return new SwarmStats(swarms.size(), byAnnouncement.size());
        } finally {
            lock.unlock();
        }
    }
}
