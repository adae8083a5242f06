package io.godwit.discovery.server.search;

import io.godwit.core.discovery.FoundContent;
import java.util.List;
import java.util.Optional;

/**
 * A page of hits, best first.
 *
 * @param hits the page
 * @param next where the next page begins, if there is one
 * @param steps what it took: 1 for each word of the index that was counted; for each name that was looked at 4, and for
 *     each word of the query 1 and another for each 64 letters of the name; 16 for each content that was ranked, and 1
 *     for each 64 of its sources. Some ten millions of them keep a processor busy for a second
 */
public record SearchListing(List<FoundContent> hits, Optional<SearchCursor> next, int steps) {

    /** No hits. */
    public static final SearchListing EMPTY = new SearchListing(List.of(), Optional.empty(), 0);

    /** Copies the page. */
    public SearchListing {
        hits = List.copyOf(hits);
    }
}
