package io.godwit.core.protocol;

import java.io.IOException;
import java.util.Optional;

/**
 * What the engine implements to take part in sessions.
 *
 * <p>Called by the one reader of a connection, in the order of arrival, never twice at once for one connection.
 * Implementations hand work to their own threads: they do no I/O here and never block for longer than it takes to put
 * something into a bounded queue, whose being full is the backpressure on the sender.
 */
public interface MessageHandler {

    /** A connection carries messages from now on. */
    void onOpen(MessageChannel channel);

    /**
     * A message came in.
     *
     * @throws ProtocolException if the message breaks the protocol; the connection is then ended with the code
     */
    void onMessage(MessageChannel channel, Message message) throws ProtocolException;

    /**
     * A connection is gone; the last call for it.
     *
     * @param cause why, or empty when the other end closed in order
     */
    void onClosed(MessageChannel channel, Optional<IOException> cause);
}
