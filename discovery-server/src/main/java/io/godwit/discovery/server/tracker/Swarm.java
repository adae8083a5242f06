package io.godwit.discovery.server.tracker;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** One swarm of the {@link MemorySwarmStore}; guarded by the store's lock. */
final class Swarm {

    final TorrentHash torrent;

    private final List<Member> members = new ArrayList<>(1);
    private final Map<Place, Member> byPlace = new HashMap<>(1);
    private int complete;
    private long downloads;

    /** An address and port, ordered, so that hash maps keep their speed when somebody picks colliding ones. */
    private record Place(long high, long low, int port) implements Comparable<Place> {

        static Place of(InetSocketAddress address) {
            byte[] bytes = address.getAddress().getAddress();
            var words = ByteBuffer.allocate(2 * Long.BYTES);
            words.position(words.capacity() - bytes.length).put(bytes).flip();
            return new Place(words.getLong(), words.getLong(), address.getPort());
        }

        @Override
        public int compareTo(Place other) {
            int order = Long.compare(high, other.high);
            order = order != 0 ? order : Long.compare(low, other.low);
            return order != 0 ? order : Integer.compare(port, other.port);
        }
    }

    Swarm(TorrentHash torrent) {
        this.torrent = torrent;
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    SwarmCounts counts() {
        return new SwarmCounts(complete, members.size() - complete, downloads);
    }

    Optional<Member> find(InetSocketAddress address) {
        return Optional.ofNullable(byPlace.get(Place.of(address)));
    }

    void add(Member member) {
        member.index = members.size();
        members.add(member);
        byPlace.put(Place.of(member.peer.address()), member);
        complete += member.complete ? 1 : 0;
    }

    void remove(Member member) {
        swap(member.index, members.size() - 1);
        members.removeLast();
        byPlace.remove(Place.of(member.peer.address()));
        complete -= member.complete ? 1 : 0;
    }

    /** Notes whether a member has everything, and whether it says that it just got it. */
    void update(Member member, boolean isComplete, boolean justNow) {
        if (justNow && isComplete && !member.complete) {
            downloads++;
        }
        complete += (isComplete ? 1 : 0) - (member.complete ? 1 : 0);
        member.complete = isComplete;
    }

    /** A random choice; no more than four times as many members are looked at, however large the swarm. */
    List<SwarmPeer> choose(int most, Predicate<Member> fits, RandomGenerator random) {
        var chosen = new ArrayList<SwarmPeer>();
        int looked = Math.min(members.size(), 4 * most);
        for (int i = 0; i < looked && chosen.size() < most; i++) {
            swap(i, random.nextInt(i, members.size()));
            Member member = members.get(i);
            if (fits.test(member)) {
                chosen.add(member.peer);
            }
        }
        return chosen;
    }

    private void swap(int a, int b) {
        Member first = members.get(a);
        Member second = members.get(b);
        members.set(a, second);
        members.set(b, first);
        second.index = a;
        first.index = b;
    }
}
