package io.godwit.core.discovery.server;

import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.discovery.Announcement;
import io.godwit.core.discovery.api.ApiFormatException;
import io.godwit.core.discovery.api.ApiLimits;
import io.godwit.core.discovery.api.ContentKind;
import io.godwit.core.discovery.api.SharedEntry;
import io.godwit.core.discovery.api.SharesPart;
import java.util.ArrayList;
import java.util.List;

/** Cuts what is announced into parts that a server takes, by number and by bytes. Used by one thread. */
final class SharesParts {

    /** Left for the fields around the entries and for a last entry at its longest. */
    private static final int PART_BYTES = ApiLimits.JSON_BYTES - 4 * 1024;

    /** Field names, kind, the longest size, a root, punctuation. */
    private static final int ENTRY_BYTES = 160;

    private final Announcement announcement;
    private final long generation;
    private final int most;
    private int part;
    private int skip;
    private int sent;
    private boolean last;

    /**
     * Parts.
     *
     * @param most entries, from 1 to {@link ApiLimits#ENTRIES_PER_PEER}; what is announced after them is left out
     */
    SharesParts(Announcement announcement, long generation, int most) {
        this.announcement = announcement;
        this.generation = generation;
        this.most = most;
    }

    boolean hasNext() {
        return !last;
    }

    /** Entries in the parts so far. */
    int sent() {
        return sent;
    }

    /** Whether more is announced than a server takes. */
    boolean isCut() {
        return sent >= most && !announcement.entries(skip, 1).isEmpty();
    }

    /** The next part; the first one exists even when nothing is announced. */
    SharesPart next() {
        int want = Math.min(ApiLimits.ENTRIES_PER_PART, most - sent);
        List<AnnouncedContent> offered = announcement.entries(skip, want);
        var entries = new ArrayList<SharedEntry>(offered.size());
        int bytes = 0;
        int taken = 0;
        for (AnnouncedContent content : offered.subList(0, Math.min(want, offered.size()))) {
            bytes += ENTRY_BYTES + jsonLength(content.name());
            if (bytes > PART_BYTES) {
                break;
            }
            taken++;
            SharedEntry entry = entry(content);
            if (isAccepted(entry)) {
                entries.add(entry);
            }
        }
        skip += taken;
        sent += entries.size();
        last = offered.isEmpty() || sent >= most;
        return new SharesPart(generation, part++, last, entries);
    }

    private static SharedEntry entry(AnnouncedContent content) {
        return new SharedEntry(
                content.name(),
                content.folder() ? ContentKind.FOLDER : ContentKind.FILE,
                content.size(),
                content.id().toHex());
    }

    /** A name that no server takes must not keep all others from being found. */
    private static boolean isAccepted(SharedEntry entry) {
        try {
            entry.check("");
            return true;
        } catch (ApiFormatException e) {
            return false;
        }
    }

    private static int jsonLength(String name) {
        int length = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            length += c < ' ' || c == '"' || c == '\\' ? 6 : 3;
        }
        return length;
    }
}
