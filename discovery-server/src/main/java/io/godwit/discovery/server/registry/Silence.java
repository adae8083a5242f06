package io.godwit.discovery.server.registry;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All peers in the order of their last signs of life; the list goes through them. Guarded by the table's lock. */
final class Silence {

    private @Nullable PeerEntry longest;
    private @Nullable PeerEntry shortest;

    /** Who has been silent longest. */
    @Nullable PeerEntry longest() {
        return longest;
    }

    void add(PeerEntry entry) {
        entry.longerSilent = shortest;
        entry.shorterSilent = null;
        if (shortest == null) {
            longest = entry;
        } else {
            shortest.shorterSilent = entry;
        }
        shortest = entry;
    }

    void remove(PeerEntry entry) {
        PeerEntry longer = entry.longerSilent;
        PeerEntry shorter = entry.shorterSilent;
        if (longer == null) {
            longest = shorter;
        } else {
            longer.shorterSilent = shorter;
        }
        if (shorter == null) {
            shortest = longer;
        } else {
            shorter.longerSilent = longer;
        }
        entry.longerSilent = null;
        entry.shorterSilent = null;
    }

    /** Notes a sign of life of one who is in it. */
    void touch(PeerEntry entry) {
        remove(entry);
        add(entry);
    }

    /** All, those silent longest first. */
    List<PeerEntry> all() {
        var all = new ArrayList<PeerEntry>();
        for (PeerEntry entry = longest; entry != null; entry = entry.shorterSilent) {
            all.add(entry);
        }
        return all;
    }
}
