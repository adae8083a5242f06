package io.godwit.discovery.server.search;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Keeps the best hits of one page while candidates pass by; used by one thread under the index's read lock. */
final class HitCollector {

    /** A content's best name for the query. */
    record Hit(SearchCursor place, IndexedName name) {}

    /** More contents than this are not ranked: who matches so much needs more words, not more hits. */
    private static final int MAX_RANKED = 20_000;

    /** More names than this are not looked at for the words they contain. */
    static final int MAX_SCANNED = 100_000;

    /** Steps of looking at a name, besides those for each word of the query. */
    private static final int LOOK = 4;

    /** Letters of a name that are gone through for a word in one step. */
    private static final int LETTERS = 64;

    /** Steps of ranking a content, besides those for its sources. */
    private static final int RANK = 16;

    /** Sources of a content that are gone through in one step. */
    private static final int SOURCES = 64;

    private final SearchQuery query;
    private final IdentityHashMap<IndexedContent, Hit> best = new IdentityHashMap<>();
    private int scanned;
    private int steps;

    HitCollector(SearchQuery query) {
        this.query = query;
    }

    void take(Iterable<Names> source) {
        for (Names names : source) {
            for (int i = 0; i < names.size(); i++) {
                if (isFull()) {
                    return;
                }
                take(names.name(i));
            }
        }
    }

    private boolean isFull() {
        return best.size() >= MAX_RANKED || ++scanned > MAX_SCANNED;
    }

    private void take(IndexedName name) {
        steps += LOOK + query.words().size() * (1 + name.key.length() / LETTERS);
        int rank = name.uses == 0 ? -1 : query.rank(name);
        if (rank < 0) {
            return;
        }
        Hit known = best.get(name.content);
        int sources = known == null ? liveSources(name.content) : known.place().sources();
        boolean better =
                known == null
                        ? sources > 0
                        : rank < known.place().rank()
                                || (rank == known.place().rank()
                                        && name.key.compareTo(known.name().key) < 0);
        if (better) {
            best.put(name.content, new Hit(SearchCursor.of(rank, sources, name), name));
        }
    }

    /**
     * Those that everybody sees. Editions that come or go invisibly would move a hit to the other side of a place where a
     * page ended.
     */
    private int liveSources(IndexedContent content) {
        steps += content.sourceCount() / SOURCES;
        return content.liveSources();
    }

    /** Notes words of the index that were gone through for the choice of the one to begin with. */
    void counted(int more) {
        steps += more;
    }

    /** As {@link SearchListing#steps}. */
    int steps() {
        return steps + best.size() * RANK;
    }

    /** The best hits behind a place, best first. */
    List<Hit> page(Optional<SearchCursor> after, int limit) {
        @Nullable SearchCursor start = after.orElse(null);
        var worstFirst =
                new PriorityQueue<Hit>(limit + 1, (a, b) -> b.place().compareTo(a.place()));
        for (Hit hit : best.values()) {
            if (start == null || hit.place().compareTo(start) > 0) {
                worstFirst.add(hit);
                if (worstFirst.size() > limit) {
                    worstFirst.remove();
                }
            }
        }
        var page = new ArrayList<>(worstFirst);
        page.sort((a, b) -> a.place().compareTo(b.place()));
        return page;
    }
}
