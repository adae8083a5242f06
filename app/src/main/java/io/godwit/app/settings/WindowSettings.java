package io.godwit.app.settings;

import java.util.Map;
import java.util.Optional;

/**
 * Where the window was and what it showed. Immutable.
 *
 * @param bounds where it was; empty until it was closed once
 * @param page name of the page, empty for the first one; a page that no longer exists is not an error
 * @param tables how tables were arranged, by their IDs; a table that no longer exists is not an error
 */
public record WindowSettings(
        Optional<Bounds> bounds, String page, Map<String, TableSettings> tables) {
    /** In the middle of the screen, on the first page. */
    public static final WindowSettings USUAL = new WindowSettings(Optional.empty(), "", Map.of());

    private static final int MAX_PAGE = 32;

    /**
     * Checks the names and copies the map.
     *
     * @throws IllegalArgumentException if the page's is longer than 32 characters, a table's is none, or there are too
     *     many tables
     */
    public WindowSettings {
        if (page.length() > MAX_PAGE) {
            throw new IllegalArgumentException("window.page: too long");
        }
        if (tables.size() > TableSettings.MAX_TABLES) {
            throw new IllegalArgumentException("window.tables: too many");
        }
        tables.keySet().forEach(TableSettings::requireName);
        tables = Map.copyOf(tables);
    }

    /**
     * A place on the screens, in the toolkit's pixels.
     *
     * @param x left edge, -100,000 to 100,000
     * @param y upper edge, -100,000 to 100,000
     * @param width 1 to 100,000
     * @param height 1 to 100,000
     * @param maximized whether it filled the screen; the rest is where it goes back to
     */
    public record Bounds(double x, double y, double width, double height, boolean maximized) {
        private static final double FAR = 100_000;

        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException if a number is outside of them
         */
        public Bounds {
            boolean placed = Math.abs(x) <= FAR && Math.abs(y) <= FAR;
            boolean sized = width >= 1 && width <= FAR && height >= 1 && height <= FAR;
            if (!placed || !sized) {
                throw new IllegalArgumentException("window.bounds: out of range");
            }
        }
    }
}
