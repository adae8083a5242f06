package io.godwit.core.transport;

import java.io.IOException;
import java.net.InetSocketAddress;

/** Accepts connections. Thread-safe; {@link #close()} ends a blocked {@link #accept()} with an {@link IOException}. */
public interface Listener extends AutoCloseable {

    /**
     * Waits for the next connection.
     *
     * @throws IOException if the listener is closed or broken
     */
    Connection accept() throws IOException;

    /** The address listened on, with the port that was really chosen. */
    InetSocketAddress localAddress();

    /** Stops listening; may be repeated. */
    @Override
    void close();
}
