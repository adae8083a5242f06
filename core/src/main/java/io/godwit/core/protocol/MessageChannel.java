package io.godwit.core.protocol;

import io.godwit.core.peer.PeerId;
import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * One connection of a session, as the engine sees it: a place to send messages to.
 *
 * <p>Thread-safe. Sending blocks while the network takes no more (backpressure); nothing is queued without bound.
 */
public interface MessageChannel {

    /** The authenticated peer at the other end. */
    PeerId remote();

    /** The address of the other end. */
    InetSocketAddress remoteAddress();

    /** Index of this connection in its session: 0 is the first, 1 to 15 are joined ones. */
    int index();

    /** What the other end accepts, as it said when the session began. */
    PeerLimits remoteLimits();

    /**
     * Sends one message; it may stay in a buffer until {@link #flush()}.
     *
     * @throws IOException if the connection is gone
     */
    void send(Message message) throws IOException;

    /**
     * Sends the bytes of one {@link Message.Chunk}, sealing them where they lie: when this returns, what the buffer holds
     * in their place means nothing and may be overwritten.
     *
     * @param stream the request answered
     * @param offset position in the chunk
     * @param buffer holds the data; the {@link Limits#CHUNK_HEADROOM} bytes before {@code start} are overwritten
     * @param start index of the first data byte, at least {@link Limits#CHUNK_HEADROOM}
     * @param length number of data bytes
     * @throws IOException if the connection is gone
     */
    void sendChunk(int stream, int offset, byte[] buffer, int start, int length) throws IOException;

    /**
     * Passes everything sent so far to the network.
     *
     * @throws IOException if the connection is gone
     */
    void flush() throws IOException;

    /**
     * Asks for a sign of life out of turn, as what was asked for does not come; the connection ends if none comes within
     * a few seconds. Returns at once; does nothing while the last such question is open, when anything came in the last
     * few seconds, be it a part of a record, and on a channel that has no other end to lose.
     */
    default void probe() {}

    /** Whether the connection still carries messages. */
    boolean isOpen();

    /** Ends this connection in order; returns at once and may be repeated. */
    void close();
}
