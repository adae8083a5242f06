package io.godwit.core.discovery.server;

import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.discovery.api.ApiFormatException;
import io.godwit.core.discovery.api.ApiLimits;
import io.godwit.core.discovery.api.ContentKind;
import io.godwit.core.discovery.api.SharedEntry;
import io.godwit.core.discovery.api.SharesPart;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.Optional;

/** Cuts what is announced into parts that a server takes, by number and by bytes. Walks over it once; for one thread. */
final class SharesParts {

    /** Left for the fields around the entries and for a last entry at its longest. */
    static final int MOST_BYTES = ApiLimits.JSON_BYTES - 4 * 1024;

    /** Several of the longest entries. */
    static final int LEAST_BYTES = 8 * 1024;

    /** Field names, kind, the longest size, a root, punctuation. */
    private static final int ENTRY_BYTES = 160;

    private final Iterator<AnnouncedContent> offered;
    private final long generation;
    private final int most;
    private final int bytes;

    /** The next entry that a server takes; empty at the end. */
    private Optional<SharedEntry> ahead;

    private int part;
    private int sent;
    private boolean last;

    /**
     * Parts.
     *
     * @param offered what is announced
     * @param most entries, up to {@link ApiLimits#ENTRIES_PER_PEER}; what is announced after them is left out
     * @param bytes of a part, from {@value #LEAST_BYTES} to {@value #MOST_BYTES}
     */
    SharesParts(Iterator<AnnouncedContent> offered, long generation, int most, int bytes) {
        this.offered = offered;
        this.generation = generation;
        this.most = most;
        this.bytes = bytes;
        this.ahead = accepted(offered);
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
        return sent >= most && ahead.isPresent();
    }

    /** The next part; the first one exists even when nothing is announced. */
    SharesPart next() {
        int want = Math.min(ApiLimits.ENTRIES_PER_PART, most - sent);
        var entries = new ArrayList<SharedEntry>();
        int length = 0;
        while (ahead.isPresent() && entries.size() < want) {
            SharedEntry entry = ahead.get();
            length += ENTRY_BYTES + jsonLength(entry.name());
            if (length > bytes) {
                break;
            }
            entries.add(entry);
            ahead = accepted(offered);
        }
        sent += entries.size();
        last = ahead.isEmpty() || sent >= most;
        return new SharesPart(generation, part++, last, entries);
    }

    /** A name that no server takes must not keep all others from being found. */
    private static Optional<SharedEntry> accepted(Iterator<AnnouncedContent> offered) {
        while (offered.hasNext()) {
            SharedEntry entry = entry(offered.next());
            if (isAccepted(entry)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    private static SharedEntry entry(AnnouncedContent content) {
        return new SharedEntry(
                content.name(),
                content.folder() ? ContentKind.FOLDER : ContentKind.FILE,
                content.size(),
                content.id().toHex());
    }

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
