package io.godwit.core.session;

import io.godwit.core.handshake.HandshakeException;
import io.godwit.core.handshake.SecureChannel;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.transport.Connection;
import io.godwit.core.transport.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/** Opens sessions to peers, at several addresses at once where that is faster. Thread-safe. */
public final class SessionDialer implements Dialer {

    private final Transport transport;
    private final ChannelOpener opener;
    private final Sessions sessions;

    /**
     * A dialler.
     *
     * @param transport carries the bytes
     * @param opener does the handshake
     * @param sessions gets the connections
     */
    public SessionDialer(Transport transport, ChannelOpener opener, Sessions sessions) {
        this.transport = transport;
        this.opener = opener;
        this.sessions = sessions;
    }

    /**
     * {@inheritDoc}
     *
     * @throws HandshakeException if a peer answered and would not or must not be talked to; of several failures the
     *     most telling one, the others suppressed in it
     */
    @Override
    public MessageChannel dial(PeerId peer, List<InetSocketAddress> addresses) throws IOException {
        long headStart = sessions.settings().attemptDelay().toNanos();
        var race = new DialRace(addresses, headStart, address -> attempt(peer, address));
        DialRace.Opened winner = race.run();
        boolean open = false;
        try {
            MessageChannel first =
                    sessions.dialled(winner.secure(), winner.connection(), new Session(true));
            open = true;
            return first;
        } finally {
            if (!open) {
                winner.connection().close();
            }
        }
    }

    private DialRace.Opened attempt(PeerId peer, InetSocketAddress address) throws IOException {
        try {
            Connection connection =
                    transport.connect(address, sessions.settings().connectTimeout());
            WatchedConnection watched = sessions.watch(connection);
            return new DialRace.Opened(initiate(watched, peer), watched);
        } catch (IOException failed) {
            // An attempt that lost the race is interrupted; that says nothing about its address.
            if (!Thread.currentThread().isInterrupted()) {
                String where = ShortAddress.of(address);
                DialFailure reason = DialFailure.of(failed);
                sessions.events().emit(new SessionEvent.DialFailed(peer, where, reason));
            }
            throw failed;
        }
    }

    private SecureChannel initiate(WatchedConnection connection, PeerId peer) throws IOException {
        boolean open = false;
        try {
            SecureChannel secure = opener.initiate(connection, peer);
            open = true;
            return secure;
        } finally {
            if (!open) {
                connection.close();
            }
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws HandshakeException {@code BUSY} when the session has had as many streams as the peer allows (a stream
     *     that ended does not make room for another: dial again), or what the peer refuses with
     * @throws IllegalArgumentException if {@code first} is not the first connection of a session that was dialled here
     */
    @Override
    public MessageChannel join(MessageChannel first) throws IOException {
        if (!(first instanceof SessionChannel channel)
                || channel.index() != 0
                || !channel.session().dialled()) {
            throw new IllegalArgumentException("not the first connection of a dialled session");
        }
        Session session = channel.session();
        WatchedConnection connection =
                sessions.watch(
                        transport.connect(
                                channel.remoteAddress(), sessions.settings().connectTimeout()));
        boolean open = false;
        try {
            int index = session.takeIndex(channel.remoteLimits().streams());
            SecureChannel secure = opener.join(connection, channel.secure(), index);
            SessionChannel joined = sessions.dialled(secure, connection, session);
            open = true;
            return joined;
        } finally {
            if (!open) {
                connection.close();
            }
        }
    }
}
