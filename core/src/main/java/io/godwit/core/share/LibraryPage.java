package io.godwit.core.share;

import java.util.List;

/**
 * Some entries of a longer list.
 *
 * @param entries in the order of the list
 * @param cursor where the next page starts; empty at the end
 */
public record LibraryPage(List<LibraryEntry> entries, String cursor) {
    /** Copies the entries. */
    public LibraryPage {
        entries = List.copyOf(entries);
    }
}
