package io.godwit.core.transfer.upload;

import io.godwit.core.protocol.ListedContent;
import java.util.List;

/**
 * A page of what a peer offers.
 *
 * @param entries the page, at most {@link io.godwit.core.protocol.Limits#MAX_LISTING}
 * @param cursor where the next page starts; empty at the end
 */
public record ListingPage(List<ListedContent> entries, String cursor) {

    /** Nothing. */
    public static final ListingPage EMPTY = new ListingPage(List.of(), "");

    /** Copies the entries. */
    public ListingPage {
        entries = List.copyOf(entries);
    }
}
