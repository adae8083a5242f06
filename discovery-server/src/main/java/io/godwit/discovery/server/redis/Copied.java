package io.godwit.discovery.server.redis;

/**
 * How far a copy is. Libraries may take a while to be read, for which nobody who comes or goes is to wait.
 *
 * @param peers changes up to which it has who is there
 * @param shares changes up to which it has what they share, too
 */
record Copied(Applied peers, Applied shares) {

    /** Nothing is copied yet. */
    Copied() {
        this(new Applied(), new Applied());
    }

    /** Notes that it has all of a change and of those before it. */
    void reached(long change) {
        peers.reached(change);
        shares.reached(change);
    }
}
