package io.godwit.core.discovery.api;

import java.util.List;

/**
 * Answer of {@code GET /v1/search}.
 *
 * @param hits a page, best first
 * @param next what to pass as {@code after} for the next page; empty at the end
 */
public record SearchAnswer(List<SearchHit> hits, String next) {

    /** Copies the page. */
    public SearchAnswer {
        hits = List.copyOf(hits);
    }
}
