package io.godwit.app.network;

/** Sees to it that the node has a discovery server, and tells how that goes. Used by one thread, but for closing. */
interface Meetings extends AutoCloseable {
    /** Does what is due and tells how it is; may take a second. */
    NetworkState look();

    /** Ends what was begun for it; may take some seconds. */
    @Override
    void close();
}
