package io.godwit.core.handshake;

import io.godwit.core.protocol.PeerLimits;
import io.godwit.core.transport.Connection;

/**
 * Makes channels of connections whose keys are agreed. Thread-safe.
 *
 * @param settings buffers and rekeying
 * @param limits what this side announces
 * @param watchdog limits the end of each channel
 */
record ChannelFactory(HandshakeSettings settings, PeerLimits limits, Watchdog watchdog) {

    /** A channel of the side that dialled; the secrets are wiped, the channel has its own copies. */
    RecordChannel ofInitiator(
            Connection connection, Session session, int index, TrafficSecrets secrets)
            throws HandshakeException {
        DirectionKeys sending = keys(secrets.initiator());
        DirectionKeys receiving = keys(secrets.responder());
        secrets.wipe();
        return open(connection, session, index, sending, receiving);
    }

    /** A channel of the side that answered; the secrets are wiped here too. */
    RecordChannel ofResponder(
            Connection connection, Session session, int index, TrafficSecrets secrets)
            throws HandshakeException {
        DirectionKeys sending = keys(secrets.responder());
        DirectionKeys receiving = keys(secrets.initiator());
        secrets.wipe();
        return open(connection, session, index, sending, receiving);
    }

    private RecordChannel open(
            Connection connection,
            Session session,
            int index,
            DirectionKeys sending,
            DirectionKeys receiving)
            throws HandshakeException {
        RecordChannel channel =
                new RecordChannel(
                        connection,
                        session,
                        index,
                        new RecordWriter(connection, sending, settings.buffers()),
                        new RecordReader(
                                connection, receiving, settings.buffers(), limits.recordData()),
                        watchdog);
        session.add(channel);
        return channel;
    }

    private DirectionKeys keys(byte[] secret) {
        return new DirectionKeys(secret, settings.records());
    }
}
