package io.godwit.core.session;

import io.godwit.core.peer.PeerId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many connections others have opened here, by who they are and where they are, so that nobody takes the room of
 * all. Thread-safe.
 */
final class Guests {

    private final int mostOfPeer;
    private final int mostOfAddress;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<PeerId, Integer> ofPeer = new HashMap<>();
    private final Map<AddressKey, Integer> ofAddress = new HashMap<>();

    Guests(SessionSettings settings) {
        this.mostOfPeer = settings.connectionsPerPeer();
        this.mostOfAddress = settings.connectionsPerAddress();
    }

    /** Counts one more, if this peer and this address may have one more. */
    boolean enter(PeerId peer, AddressKey address) {
        lock.lock();
        try {
            if (ofPeer.getOrDefault(peer, 0) >= mostOfPeer
                    || ofAddress.getOrDefault(address, 0) >= mostOfAddress) {
                return false;
            }
            ofPeer.merge(peer, 1, Integer::sum);
            ofAddress.merge(address, 1, Integer::sum);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Counts one fewer. */
    void leave(PeerId peer, AddressKey address) {
        lock.lock();
        try {
            ofPeer.computeIfPresent(peer, (_, count) -> count == 1 ? null : count - 1);
            ofAddress.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
        } finally {
            lock.unlock();
        }
    }

    /**
     * The connection that has to give way to one that has been counted: the one that has carried nothing for longest, of
     * the address with the most. Empty when no other address has more than the newcomer's.
     *
     * @param newcomer the address of who needs room
     * @param open all connections
     */
    Optional<SessionChannel> victim(
            AddressKey newcomer, Collection<SessionChannel> open, long now) {
        return mostCrowded(newcomer, 0)
                .flatMap(crowd ->
                        open.stream()
                                .filter(channel -> !channel.session().dialled())
                                .filter(SessionChannel::isOpen)
                                .filter(channel -> channel.address().equals(crowd))
                                .max(Comparator.comparingLong(channel -> channel.idleFor(now))));
    }

    /** Whether there would be a victim for one more of an address. */
    boolean giveWayTo(AddressKey newcomer) {
        return mostCrowded(newcomer, 1).isPresent();
    }

    private Optional<AddressKey> mostCrowded(AddressKey newcomer, int more) {
        lock.lock();
        try {
            int own = ofAddress.getOrDefault(newcomer, 0) + more;
            return ofAddress.entrySet().stream()
                    .filter(crowd -> crowd.getValue() > own)
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey);
        } finally {
            lock.unlock();
        }
    }

    /** Addresses and peers that are counted. */
    int size() {
        lock.lock();
        try {
            return ofAddress.size() + ofPeer.size();
        } finally {
            lock.unlock();
        }
    }
}
