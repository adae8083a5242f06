package io.godwit.discovery.server.registry;

import io.godwit.discovery.server.net.NetworkPrefix;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * How many peers there are of each site, so that the most crowded one gives way first; guarded by the table's lock.
 *
 * <p>Whoever floods from a few networks so drives out his own, and not those who are alone in theirs.
 */
final class Crowds {

    private final Map<NetworkPrefix, Crowd> bySite = new HashMap<>();

    /** Those of two and more; among the many of one there is nothing to choose. */
    private final TreeSet<Crowd> crowded = new TreeSet<>(Crowd.BY_SIZE);

    /** Peers of one neighbourhood. */
    int size(NetworkPrefix prefix) {
        Crowd crowd = bySite.get(prefix.site());
        return crowd == null ? 0 : crowd.size(prefix);
    }

    void add(PeerEntry entry) {
        change(bySite.computeIfAbsent(entry.prefix.site(), Crowd::new), crowd -> crowd.add(entry));
    }

    void remove(PeerEntry entry) {
        Crowd crowd = bySite.get(entry.prefix.site());
        if (crowd != null) {
            change(crowd, changed -> changed.remove(entry));
            if (crowd.size() == 0) {
                bySite.remove(entry.prefix.site());
            }
        }
    }

    private void change(Crowd crowd, Consumer<Crowd> how) {
        crowded.remove(crowd);
        how.accept(crowd);
        if (crowd.size() > 1) {
            crowded.add(crowd);
        }
    }

    /** Notes a sign of life. */
    void touch(PeerEntry entry) {
        Crowd crowd = bySite.get(entry.prefix.site());
        if (crowd != null) {
            crowd.touch(entry);
        }
    }

    /** Who has been silent longest in the most crowded site; empty when everybody is alone. */
    Optional<PeerEntry> victim() {
        return crowded.isEmpty() ? Optional.empty() : Optional.ofNullable(crowded.last().eldest());
    }
}
