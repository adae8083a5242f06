package io.godwit.discovery.server.registry;

import io.godwit.discovery.server.net.NetworkPrefix;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The peers of one site, in the order of their last signs of life; guarded by the table's lock. The list goes through
 * the entries themselves.
 */
final class Crowd implements Site {

    /** Smallest first; among those of a size, some fixed order. */
    static final Comparator<Crowd> BY_SIZE =
            Comparator.comparingInt((Crowd crowd) -> crowd.size).thenComparing(crowd -> crowd.site);

    private final NetworkPrefix site;
    private int size;
    private @Nullable PeerEntry eldest;
    private @Nullable PeerEntry youngest;

    /** Peers of each part of the site that counts for itself; absent where it is all one part. */
    private final @Nullable Map<NetworkPrefix, Integer> parts;

    Crowd(NetworkPrefix site) {
        this.site = site;
        this.parts = site.six() ? new HashMap<>() : null;
    }

    int size() {
        return size;
    }

    /** Peers of one neighbourhood. */
    int size(NetworkPrefix prefix) {
        return parts == null ? size : parts.getOrDefault(prefix, 0);
    }

    /** Who has been silent longest. */
    @Nullable PeerEntry eldest() {
        return eldest;
    }

    void add(PeerEntry entry) {
        size++;
        if (parts != null) {
            parts.merge(entry.prefix, 1, Integer::sum);
        }
        append(entry);
    }

    void remove(PeerEntry entry) {
        size--;
        if (parts != null) {
            parts.computeIfPresent(entry.prefix, (key, count) -> count == 1 ? null : count - 1);
        }
        unlink(entry);
    }

    /** Notes a sign of life. */
    void touch(PeerEntry entry) {
        unlink(entry);
        append(entry);
    }

    private void append(PeerEntry entry) {
        entry.older = youngest;
        entry.newer = null;
        if (youngest == null) {
            eldest = entry;
        } else {
            youngest.newer = entry;
        }
        youngest = entry;
    }

    private void unlink(PeerEntry entry) {
        if (entry.older == null) {
            eldest = entry.newer;
        } else {
            entry.older.newer = entry.newer;
        }
        if (entry.newer == null) {
            youngest = entry.older;
        } else {
            entry.newer.older = entry.older;
        }
        entry.older = null;
        entry.newer = null;
    }
}
