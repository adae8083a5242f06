package io.godwit.core.share;

import java.util.List;

/**
 * A part of what is directly in a shared folder.
 *
 * @param items in the order of the manifest
 * @param cursor where to go on; empty when this was all
 */
public record FolderPage(List<FolderItem> items, String cursor) {
    /** Copies the list. */
    public FolderPage {
        items = List.copyOf(items);
    }
}
