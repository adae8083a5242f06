package io.godwit.core.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * A reliable, ordered byte stream to another process.
 *
 * <p>One thread reads and one thread writes at a time; {@link #close()} may come from any thread and ends blocked
 * calls with an {@link IOException}.
 */
public interface Connection extends AutoCloseable {

    /**
     * Reads some bytes, waiting for at least one.
     *
     * @param target where to put them; must have room
     * @return number of bytes read, or -1 at the end of the stream
     * @throws IOException if the connection is broken or closed
     */
    int read(ByteBuffer target) throws IOException;

    /**
     * Writes all remaining bytes, waiting while the network takes no more.
     *
     * @throws IOException if the connection is broken or closed
     */
    void write(ByteBuffer source) throws IOException;

    /** The address of the other end. */
    InetSocketAddress remoteAddress();

    /** Drops the connection at once; may be repeated. */
    @Override
    void close();
}
