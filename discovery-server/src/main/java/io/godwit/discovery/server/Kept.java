package io.godwit.discovery.server;

import io.godwit.discovery.server.http.Backing;

/** What a server remembers, wherever that is kept. */
sealed interface Kept extends AutoCloseable permits KeptInMemory, KeptInRedis {

    /** For those who serve it. */
    Backing backing();

    /** Time to write down what a restart should find; for one thread. */
    void save();

    /** To be called when nothing was ever served. */
    void abandon();

    /** To be called when no request is answered any more. */
    @Override
    void close();
}
