package io.godwit.core.session;

import io.godwit.core.handshake.Handshake;
import io.godwit.core.handshake.SecureChannel;
import io.godwit.core.peer.PeerId;
import io.godwit.core.transport.Connection;
import java.io.IOException;

/**
 * Turns connections into secure channels; what this package needs of the handshake. Thread-safe; each call blocks for
 * as long as the handshake takes, which is bounded by {@link io.godwit.core.protocol.Limits#HANDSHAKE_SECONDS}, and
 * closes the connection when it fails.
 */
public interface ChannelOpener {

    /** GW1 with the identity, limits and policy of this handshake. */
    static ChannelOpener of(Handshake handshake) {
        return new HandshakeOpener(handshake);
    }

    /**
     * Opens a session as the one who dials.
     *
     * @param expected whom the other end must prove to be
     * @throws io.godwit.core.handshake.HandshakeException if a check fails or the other end refuses
     * @throws IOException if the connection breaks
     */
    SecureChannel initiate(Connection connection, PeerId expected) throws IOException;

    /**
     * Answers whoever connected: a new session or a further connection of one.
     *
     * @throws io.godwit.core.handshake.HandshakeException if a check fails
     * @throws IOException if the connection breaks
     */
    SecureChannel respond(Connection connection) throws IOException;

    /**
     * Adds a connection to a session that this side dialled.
     *
     * @param first the session's first connection
     * @param index 1 to 15, never used before in this session
     * @throws io.godwit.core.handshake.HandshakeException if a check fails or the other end refuses
     * @throws IOException if the connection breaks
     */
    SecureChannel join(Connection connection, SecureChannel first, int index) throws IOException;
}
