package io.godwit.core.session;

import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.MessageChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Opens sessions to peers. Thread-safe; calls block.
 */
public interface Dialer {

    /**
     * Opens a new session, trying the addresses in order and at once where that is faster.
     *
     * @param peer whom to expect; anybody else fails with PEER_MISMATCH
     * @param addresses where the peer may be, best first
     * @return the session's first connection, already registered with the message handler
     * @throws IOException if no address leads to that peer
     */
    MessageChannel dial(PeerId peer, List<InetSocketAddress> addresses) throws IOException;

    /**
     * Adds a connection to a session that this side dialled, without RSA (GW1 specification, section 6).
     *
     * @param first the session's first connection
     * @return the joined connection, already registered with the message handler
     * @throws IOException if the peer refuses or is gone
     */
    MessageChannel join(MessageChannel first) throws IOException;
}
