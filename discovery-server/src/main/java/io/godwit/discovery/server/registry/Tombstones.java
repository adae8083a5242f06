package io.godwit.discovery.server.registry;

import io.godwit.core.peer.PeerId;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Sequence numbers of peers that are gone, kept while their old registrations could be replayed; guarded by the table's
 * lock. Bounded: the oldest give way.
 */
final class Tombstones {

    /** What is left of a peer. */
    record Tombstone(long sequence, long until) {}

    private final ServerClock clock;
    private final int capacity;
    private final LinkedHashMap<PeerId, Tombstone> gone = new LinkedHashMap<>();

    Tombstones(ServerClock clock, int capacity) {
        this.clock = clock;
        this.capacity = capacity;
    }

    void bury(PeerId id, long sequence, long until) {
        if (clock.isPast(until)) {
            return;
        }
        gone.putLast(id, new Tombstone(sequence, until));
        if (gone.size() > capacity) {
            gone.pollFirstEntry();
        }
    }

    /** The last sequence number seen, -1 when the peer is not remembered. */
    long sequence(PeerId id) {
        Tombstone tombstone = gone.get(id);
        if (tombstone == null) {
            return -1;
        }
        if (clock.isPast(tombstone.until())) {
            gone.remove(id);
            return -1;
        }
        return tombstone.sequence();
    }

    /**
     * Forgets a peer that is back.
     *
     * @param until when its new registration could no longer be presented again
     * @return the same of all its registrations
     */
    long exhume(PeerId id, long until) {
        Tombstone tombstone = gone.remove(id);
        return tombstone == null ? until : ServerClock.later(until, tombstone.until());
    }

    List<RegistryImage.Gone> list() {
        return gone.entrySet().stream()
                .map(entry ->
                        new RegistryImage.Gone(
                                entry.getKey(),
                                entry.getValue().sequence(),
                                clock.until(entry.getValue().until())))
                .toList();
    }
}
