package io.godwit.app.desktop;

import java.util.List;

/**
 * What a tray icon says and does. Actions run on a thread of the system's: pass them on to the one that may act.
 *
 * @param tooltip shown while the pointer rests on the icon
 * @param activated what a double click does
 * @param items the menu, from top to bottom
 */
public record TrayContent(String tooltip, Runnable activated, List<Item> items) {
    /** Copies the menu. */
    public TrayContent {
        items = List.copyOf(items);
    }

    /**
     * One line of the menu.
     *
     * @param label its words
     * @param action what it does
     */
    public record Item(String label, Runnable action) {}
}
