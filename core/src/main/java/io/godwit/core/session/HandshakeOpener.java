package io.godwit.core.session;

import io.godwit.core.handshake.Handshake;
import io.godwit.core.handshake.SecureChannel;
import io.godwit.core.peer.PeerId;
import io.godwit.core.transport.Connection;
import java.io.IOException;

/** GW1 as this package uses it. */
record HandshakeOpener(Handshake handshake) implements ChannelOpener {

    @Override
    public SecureChannel initiate(Connection connection, PeerId expected) throws IOException {
        return handshake.initiate(connection, expected);
    }

    @Override
    public SecureChannel respond(Connection connection) throws IOException {
        return handshake.respond(connection);
    }

    @Override
    public SecureChannel join(Connection connection, SecureChannel first, int index)
            throws IOException {
        return handshake.join(connection, first, index);
    }
}
