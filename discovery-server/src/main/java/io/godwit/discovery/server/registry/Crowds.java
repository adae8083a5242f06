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

    private final Map<NetworkPrefix, Site> bySite = new HashMap<>();

    private final TreeSet<Crowd> crowded = new TreeSet<>(Crowd.BY_SIZE);

    /** Peers of one neighbourhood. */
    int size(NetworkPrefix prefix) {
        return switch (bySite.get(prefix.site())) {
            case null -> 0;
            case PeerEntry alone -> alone.prefix.equals(prefix) ? 1 : 0;
            case Crowd crowd -> crowd.size(prefix);
        };
    }

    void add(PeerEntry entry) {
        NetworkPrefix site = entry.prefix.site();
        switch (bySite.get(site)) {
            case null -> bySite.put(site, entry);
            case PeerEntry alone -> {
                var crowd = new Crowd(site);
                crowd.add(alone);
                crowd.add(entry);
                crowded.add(crowd);
                bySite.put(site, crowd);
            }
            case Crowd crowd -> change(crowd, grown -> grown.add(entry));
        }
    }

    void remove(PeerEntry entry) {
        NetworkPrefix site = entry.prefix.site();
        switch (bySite.get(site)) {
            case null -> {}
            case PeerEntry alone -> bySite.remove(site);
            case Crowd crowd -> {
                change(crowd, shrunk -> shrunk.remove(entry));
                PeerEntry eldest = crowd.eldest();
                if (crowd.size() == 1 && eldest != null) {
                    crowded.remove(crowd);
                    crowd.remove(eldest);
                    bySite.put(site, eldest);
                }
            }
        }
    }

    private void change(Crowd crowd, Consumer<Crowd> how) {
        crowded.remove(crowd);
        how.accept(crowd);
        crowded.add(crowd);
    }

    /** Notes a sign of life. */
    void touch(PeerEntry entry) {
        if (bySite.get(entry.prefix.site()) instanceof Crowd crowd) {
            crowd.touch(entry);
        }
    }

    /** Who has been silent longest in the most crowded site; empty when everybody is alone. */
    Optional<PeerEntry> victim() {
        return crowded.isEmpty() ? Optional.empty() : Optional.ofNullable(crowded.last().eldest());
    }
}
