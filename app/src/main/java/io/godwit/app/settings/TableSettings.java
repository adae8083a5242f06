package io.godwit.app.settings;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How a person arranged a table. Immutable.
 *
 * @param columns in their order from where a line begins
 * @param sorted by which columns, the first first
 */
public record TableSettings(List<Column> columns, List<Sorting> sorted) {
    /** Most tables that are remembered. */
    public static final int MAX_TABLES = 32;

    /** Most columns of a table that are remembered. */
    public static final int MAX_COLUMNS = 32;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final double WIDEST = 100_000;

    /**
     * Copies and checks the lists.
     *
     * @throws IllegalArgumentException if there are more than 32 columns
     */
    public TableSettings {
        columns = List.copyOf(columns);
        sorted = List.copyOf(sorted);
        if (columns.size() > MAX_COLUMNS || sorted.size() > MAX_COLUMNS) {
            throw new IllegalArgumentException("window.tables: too many columns");
        }
    }

    /**
     * A column.
     *
     * @param id its name, the same in every language
     * @param width in the toolkit's pixels, 1 to 100,000
     */
    public record Column(String id, double width) {
        /**
         * Checks both.
         *
         * @throws IllegalArgumentException if the ID is none or the width is out of range
         */
        public Column {
            requireName(id);
            if (!(width >= 1 && width <= WIDEST)) {
                throw new IllegalArgumentException("window.tables: width out of range");
            }
        }
    }

    /**
     * A column that the rows are sorted by.
     *
     * @param id its name
     * @param descending whether the largest comes first
     */
    public record Sorting(String id, boolean descending) {
        /**
         * Checks the name.
         *
         * @throws IllegalArgumentException if the ID is none
         */
        public Sorting {
            requireName(id);
        }
    }

    /**
     * What tables and columns are called: a small letter, then at most 31 small letters, digits and hyphens.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static void requireName(String id) {
        if (!NAME.matcher(id).matches()) {
            throw new IllegalArgumentException("window.tables: not a name");
        }
    }
}
