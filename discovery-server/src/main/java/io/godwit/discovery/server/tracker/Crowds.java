package io.godwit.discovery.server.tracker;

import io.godwit.discovery.server.net.NetworkPrefix;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;

/**
 * The members of each site in the order of their last announcements, so that the most crowded site gives way first;
 * guarded by the store's lock.
 */
final class Crowds {

    private record Crowd(NetworkPrefix site, SequencedSet<Member> members) {}

    private static final Comparator<Crowd> BY_SIZE =
            Comparator.comparingInt((Crowd crowd) -> crowd.members.size())
                    .thenComparing(Crowd::site);

    private final Map<NetworkPrefix, Crowd> bySite = new HashMap<>();
    private final TreeSet<Crowd> crowded = new TreeSet<>(BY_SIZE);

    int size(NetworkPrefix site) {
        Crowd crowd = bySite.get(site);
        return crowd == null ? 0 : crowd.members.size();
    }

    void add(Member member) {
        Crowd crowd =
                bySite.computeIfAbsent(
                        member.site, site -> new Crowd(site, new LinkedHashSet<>(2)));
        crowded.remove(crowd);
        crowd.members.addLast(member);
        crowded.add(crowd);
    }

    void remove(Member member) {
        Crowd crowd = bySite.get(member.site);
        if (crowd == null) {
            return;
        }
        crowded.remove(crowd);
        crowd.members.remove(member);
        if (crowd.members.isEmpty()) {
            bySite.remove(member.site);
        } else {
            crowded.add(crowd);
        }
    }

    /** Notes an announcement. */
    void touch(Member member) {
        Crowd crowd = bySite.get(member.site);
        if (crowd != null) {
            crowd.members.addLast(member);
        }
    }

    /** Who announced longest ago in the most crowded site; nobody where no site has two, as none is crowded then. */
    Optional<Member> victim() {
        return crowded.isEmpty() || crowded.last().members.size() < 2
                ? Optional.empty()
                : Optional.of(crowded.last().members.getFirst());
    }
}
