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
final class Sites {

    private record Site(NetworkPrefix prefix, SequencedSet<Member> members) {}

    private static final Comparator<Site> BY_SIZE =
            Comparator.comparingInt((Site site) -> site.members.size()).thenComparing(Site::prefix);

    private final Map<NetworkPrefix, Site> byPrefix = new HashMap<>();
    private final TreeSet<Site> bySize = new TreeSet<>(BY_SIZE);

    int size(NetworkPrefix prefix) {
        Site site = byPrefix.get(prefix);
        return site == null ? 0 : site.members.size();
    }

    void add(Member member) {
        Site site =
                byPrefix.computeIfAbsent(
                        member.site, prefix -> new Site(prefix, new LinkedHashSet<>(2)));
        bySize.remove(site);
        site.members.addLast(member);
        bySize.add(site);
    }

    void remove(Member member) {
        Site site = byPrefix.get(member.site);
        if (site == null) {
            return;
        }
        bySize.remove(site);
        site.members.remove(member);
        if (site.members.isEmpty()) {
            byPrefix.remove(member.site);
        } else {
            bySize.add(site);
        }
    }

    /** Notes an announcement. */
    void touch(Member member) {
        Site site = byPrefix.get(member.site);
        if (site != null) {
            site.members.addLast(member);
        }
    }

    /** Who announced longest ago in the most crowded site; nobody where no site has two, as none is crowded then. */
    Optional<Member> victim() {
        return bySize.isEmpty() || bySize.last().members.size() < 2
                ? Optional.empty()
                : Optional.of(bySize.last().members.getFirst());
    }
}
