package io.godwit.app.view.search;

/** Which sizes are shown. */
enum SizeFilter {
    /** All of them. */
    ANY(0, Long.MAX_VALUE),
    /** Below 10 MiB. */
    SMALL(0, 10L << 20),
    /** From 10 MiB to 1 GiB. */
    MEDIUM(10L << 20, 1L << 30),
    /** From 1 GiB. */
    LARGE(1L << 30, Long.MAX_VALUE);

    private final long from;
    private final long below;

    SizeFilter(long from, long below) {
        this.from = from;
        this.below = below;
    }

    /** Whether a row is shown; one of unknown size always is. */
    boolean allows(SearchRow row) {
        return row.size() < 0 || (row.size() >= from && row.size() < below);
    }
}
