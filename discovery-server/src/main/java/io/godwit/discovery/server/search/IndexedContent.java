package io.godwit.discovery.server.search;

import io.godwit.core.content.ContentId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A file or folder as somebody claims it to be; guarded by the index's lock.
 *
 * <p>Kind and size belong to its identity here: a root does not prove them, so whoever claims another size for a root
 * makes another, less popular hit instead of spoiling the true one. One peer claims one size for a root.
 */
final class IndexedContent {

    /** Total order by identity; the tree it orders cannot be flooded as a hash table can. */
    static final Comparator<IndexedContent> IDENTITY =
            Comparator.comparing((IndexedContent c) -> c.id, IndexedContent::compareIds)
                    .thenComparingLong(c -> c.size)
                    .thenComparing(c -> c.folder);

    /** More names of one content than this are not kept apart. */
    private static final int MAX_NAMES = 32;

    /** More sources of one content than this are not counted. */
    private static final int MAX_SOURCES = 10_000;

    final ContentId id;
    final long size;
    final boolean folder;
    private Generation[] sources = new Generation[1];
    private int sourceCount;
    private @Nullable IndexedName names;

    IndexedContent(ContentId id, long size, boolean folder) {
        this.id = id;
        this.size = size;
        this.folder = folder;
    }

    static int compareIds(ContentId a, ContentId b) {
        int order = Long.compare(a.w0(), b.w0());
        order = order != 0 ? order : Long.compare(a.w1(), b.w1());
        order = order != 0 ? order : Long.compare(a.w2(), b.w2());
        return order != 0 ? order : Long.compare(a.w3(), b.w3());
    }

    int sourceCount() {
        return sourceCount;
    }

    Generation source(int index) {
        return sources[index];
    }

    /** Sources whose generation is the published one. */
    int liveSources() {
        int live = 0;
        for (int i = 0; i < sourceCount; i++) {
            live += sources[i].isLive() ? 1 : 0;
        }
        return live;
    }

    void addSource(Generation generation) {
        if (sourceCount >= MAX_SOURCES || indexOf(generation) >= 0) {
            return;
        }
        if (sourceCount == sources.length) {
            sources = Arrays.copyOf(sources, sourceCount + Math.max(1, sourceCount / 2));
        }
        sources[sourceCount++] = generation;
    }

    @SuppressWarnings("NullAway") // the slot behind the last source is never read
    void removeSource(Generation generation) {
        int at = indexOf(generation);
        if (at >= 0) {
            sources[at] = sources[--sourceCount];
            sources[sourceCount] = null;
        }
    }

    boolean hasSource(Generation generation) {
        return indexOf(generation) >= 0;
    }

    private int indexOf(Generation generation) {
        for (int i = sourceCount - 1; i >= 0; i--) {
            if (sources[i] == generation) {
                return i;
            }
        }
        return -1;
    }

    /** The name spelled exactly so, or any when there are too many, or empty when it has yet to be made. */
    Optional<IndexedName> name(String text) {
        int count = 0;
        for (IndexedName name = names; name != null; name = name.next) {
            if (name.text.equals(text)) {
                return Optional.of(name);
            }
            count++;
        }
        return count < MAX_NAMES ? Optional.empty() : Optional.ofNullable(names);
    }

    void addName(IndexedName name) {
        name.next = names;
        names = name;
    }

    void removeName(IndexedName gone) {
        if (names == gone) {
            names = gone.next;
            return;
        }
        for (IndexedName name = names; name != null; name = name.next) {
            if (name.next == gone) {
                name.next = gone.next;
                return;
            }
        }
    }

    boolean isNameless() {
        return names == null;
    }

    /** The name most peers use; the first in alphabetical order among equals. */
    String commonName(Supplier<String> otherwise) {
        IndexedName best = null;
        for (IndexedName name = names; name != null; name = name.next) {
            if (best == null
                    || name.uses > best.uses
                    || (name.uses == best.uses && name.text.compareTo(best.text) < 0)) {
                best = name;
            }
        }
        return best == null ? otherwise.get() : best.text;
    }
}
