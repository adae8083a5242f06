package io.godwit.discovery.server.search;

import io.godwit.core.discovery.FoundContent;
import java.util.List;
import java.util.Optional;

/**
 * A page of hits, best first.
 *
 * @param hits the page
 * @param next where the next page begins, if there is one
 */
public record SearchListing(List<FoundContent> hits, Optional<SearchCursor> next) {

    /** No hits. */
    public static final SearchListing EMPTY = new SearchListing(List.of(), Optional.empty());

    /** Copies the page. */
    public SearchListing {
        hits = List.copyOf(hits);
    }
}
