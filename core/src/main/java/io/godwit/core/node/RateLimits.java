package io.godwit.core.node;

/**
 * How fast a node may be, over all peers together.
 *
 * @param upload bytes a second, 0 for no limit
 * @param download bytes a second, 0 for no limit
 */
public record RateLimits(long upload, long download) {
    /** As fast as it goes. */
    public static final RateLimits NONE = new RateLimits(0, 0);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a rate is negative
     */
    public RateLimits {
        if (upload < 0 || download < 0) {
            throw new IllegalArgumentException("negative rate");
        }
    }
}
