package io.godwit.core.node;

import io.godwit.core.protocol.ListedContent;
import java.util.List;

/**
 * A page of what a peer shares with this node. Names are the peer's and shown only escaped.
 *
 * @param entries shared files and folders
 * @param next what to pass for the next page; empty at the end
 */
public record BrowsePage(List<ListedContent> entries, String next) {
    /** Copies the entries. */
    public BrowsePage {
        entries = List.copyOf(entries);
    }
}
