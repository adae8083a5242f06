package io.godwit.core.discovery;

import java.util.List;

/**
 * A page of what was found, in the order of the source.
 *
 * @param entries the page
 * @param next what to pass for the next page; empty at the end
 * @param <T> what was found
 */
public record FoundPage<T>(List<T> entries, String next) {
    /** Copies the entries. */
    public FoundPage {
        entries = List.copyOf(entries);
    }
}
