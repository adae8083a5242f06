package io.godwit.discovery.server.registry;

import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.core.peer.PeerId;
import io.godwit.discovery.server.net.NetworkPrefix;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is online, by ID and by silence; guarded by the registry's lock.
 *
 * <p>The order of the last signs of life is taken for the order in which peers expire. It is not quite that while their
 * number falls and with it the patience with them: somebody may then be gone later than told, never sooner. When there is
 * no room, the most crowded site gives way.
 */
final class PeerTable {

    private final ServerClock clock;
    private final RegistryLimits limits;
    private final TreeMap<PeerId, PeerEntry> byId = new TreeMap<>();
    private final Silence silence = new Silence();
    private final Crowds crowds = new Crowds();
    private final Tombstones tombstones;

    PeerTable(ServerClock clock, RegistryLimits limits) {
        this.clock = clock;
        this.limits = limits;
        this.tombstones = new Tombstones(clock, limits.peers());
    }

    int size() {
        return byId.size();
    }

    @Nullable PeerEntry find(PeerId id) {
        return byId.get(id);
    }

    /** Refuses a sequence number that was seen, of a peer that is here or was. */
    void checkSequence(PeerCard card) throws RegistryException {
        PeerEntry known = byId.get(card.id());
        long seen = known == null ? tombstones.sequence(card.id()) : known.card.sequence();
        if (card.sequence() <= seen) {
            throw new RegistryException(
                    ApiErrorCode.STALE, "a later registration of this peer is known", seen);
        }
    }

    /** Refuses a peer whose neighbourhood has as many as it may. */
    void checkPrefix(NetworkPrefix prefix) throws RegistryException {
        if (crowds.size(prefix) >= limits.peersPerPrefix()) {
            throw new RegistryException(
                    ApiErrorCode.CROWDED, "too many peers are registered from this network");
        }
    }

    /** The peer that has to give way before another is added: of the most crowded site, who was silent longest. */
    Optional<PeerEntry> surplus() {
        return byId.size() < limits.peers()
                ? Optional.empty()
                : crowds.victim().or(() -> Optional.ofNullable(silence.longest()));
    }

    private Duration patience() {
        return limits.heartbeats().patience(byId.size());
    }

    void add(PeerEntry entry) {
        PeerId id = entry.card.id();
        byId.put(id, entry);
        crowds.add(entry);
        entry.replayableUntil = tombstones.exhume(id, entry.replayableUntil);
        silence.add(entry);
        entry.goneAt = clock.deadline(patience());
    }

    /** Notes a sign of life. */
    void touch(PeerEntry entry) {
        entry.goneAt = clock.deadline(patience());
        silence.touch(entry);
        crowds.touch(entry);
    }

    void remove(PeerEntry entry) {
        PeerId id = entry.card.id();
        byId.remove(id);
        silence.remove(entry);
        crowds.remove(entry);
        tombstones.bury(id, entry.card.sequence(), entry.replayableUntil);
    }

    /** Removes and returns all who have been silent too long. */
    List<PeerEntry> removeExpired() {
        var expired = new ArrayList<PeerEntry>();
        PeerEntry longest = silence.longest();
        while (longest != null && clock.isPast(longest.goneAt)) {
            remove(longest);
            expired.add(longest);
            longest = silence.longest();
        }
        return expired;
    }

    List<PeerEntry> page(Optional<PeerId> after, int limit) {
        var tail = after.isPresent() ? byId.tailMap(after.get(), false) : byId;
        return tail.values().stream().limit(limit).toList();
    }

    /** All entries, those silent longest first. */
    List<PeerEntry> all() {
        return silence.all();
    }

    Tombstones tombstones() {
        return tombstones;
    }
}
