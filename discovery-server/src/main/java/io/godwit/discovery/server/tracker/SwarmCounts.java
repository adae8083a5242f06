package io.godwit.discovery.server.tracker;

/**
 * How a swarm is.
 *
 * @param complete peers that have everything
 * @param incomplete peers that have not
 * @param downloads peers that became complete while they were known here
 */
public record SwarmCounts(int complete, int incomplete, long downloads) {

    /** A swarm that is not known. */
    public static final SwarmCounts NOBODY = new SwarmCounts(0, 0, 0);
}
