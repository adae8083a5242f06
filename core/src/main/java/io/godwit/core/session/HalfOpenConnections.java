package io.godwit.core.session;

import io.godwit.core.transport.Connection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bounds the connections that are in a handshake. Thread-safe.
 *
 * <p>When there is no room, the oldest connection that has not sent its first frame makes way for a new one: an honest
 * peer is through in a few round trips, so the oldest are those that dawdle on purpose. Whoever has sent a whole frame
 * stays; their number is bounded by the rate at which frames are admitted.
 */
final class HalfOpenConnections {

    private final int limit;
    private final int limitPerAddress;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<AddressKey, Integer> perAddress = new HashMap<>();

    /** Oldest first. */
    private final Map<Connection, Slot> slots = new LinkedHashMap<>();

    private record Slot(AddressKey address, boolean spoke) {}

    HalfOpenConnections(int limit, int limitPerAddress) {
        this.limit = limit;
        this.limitPerAddress = limitPerAddress;
    }

    /**
     * Makes room for a connection, closing another one if need be.
     *
     * @return whether there is room
     */
    boolean enter(AddressKey address, Connection connection) {
        Optional<Connection> evicted = Optional.empty();
        lock.lock();
        try {
            boolean addressFull = perAddress.getOrDefault(address, 0) >= limitPerAddress;
            if (addressFull || slots.size() >= limit) {
                evicted = oldestSilent(address, addressFull);
                if (evicted.isEmpty()) {
                    return false;
                }
                remove(evicted.get());
            }
            slots.put(connection, new Slot(address, false));
            perAddress.merge(address, 1, Integer::sum);
            return true;
        } finally {
            lock.unlock();
            evicted.ifPresent(Connection::close);
        }
    }

    /** A connection has sent its first frame whole and was let in. */
    void spoke(Connection connection) {
        lock.lock();
        try {
            slots.computeIfPresent(connection, (_, slot) -> new Slot(slot.address(), true));
        } finally {
            lock.unlock();
        }
    }

    /** A handshake is over; may be repeated. */
    void leave(Connection connection) {
        lock.lock();
        try {
            remove(connection);
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return slots.size();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Connection> oldestSilent(AddressKey address, boolean ofThisAddress) {
        return slots.entrySet().stream()
                .filter(entry -> !entry.getValue().spoke())
                .filter(entry -> !ofThisAddress || entry.getValue().address().equals(address))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void remove(Connection connection) {
        Slot slot = slots.remove(connection);
        if (slot != null) {
            perAddress.computeIfPresent(
                    slot.address(), (_, count) -> count == 1 ? null : count - 1);
        }
    }
}
