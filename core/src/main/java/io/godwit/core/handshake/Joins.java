package io.godwit.core.handshake;

import io.godwit.core.crypto.ConstantTime;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.transport.Connection;
import java.io.IOException;
import java.util.Arrays;

/** Further connections of a session, without RSA (GW1 specification, section 6). Thread-safe. */
final class Joins {

    private static final int J = Suite.SESSION_ID + 2 + Suite.RANDOM;

    private final ChannelFactory channels;
    private final Sessions sessions;

    Joins(ChannelFactory channels, Sessions sessions) {
        this.channels = channels;
        this.sessions = sessions;
    }

    /** The dialling side. */
    RecordChannel dial(Connection connection, Session session, int index) throws IOException {
        Frames frames = new Frames(connection);
        session.takeIndex(index, session.remoteLimits().streams());
        SessionSecrets secrets = session.secrets();
        byte[] j =
                new FieldWriter()
                        .bytes(secrets.sessionId())
                        .u16(index)
                        .bytes(channels.settings().randomBytes(Suite.RANDOM))
                        .toBytes();
        frames.write(
                FrameType.JOIN, new FieldWriter().bytes(j).bytes(secrets.joinMac(j)).toBytes());
        FieldReader in = new FieldReader(frames.read(FrameType.JOIN_OK));
        byte[] randomR = in.bytes(Suite.RANDOM, "random_R");
        byte[] mac = in.bytes(Suite.MAC, "mac");
        in.end("JOIN_OK");
        if (!ConstantTime.equal(mac, secrets.joinOkMac(j, randomR))) {
            throw new HandshakeException(AlertCode.AUTH_FAILED, "JOIN_OK has a wrong MAC");
        }
        return channels.ofInitiator(connection, session, index, secrets.joined(j, randomR));
    }

    /** The answering side, after the body of JOIN was read. */
    RecordChannel answer(Connection connection, Frames frames, byte[] body) throws IOException {
        FieldReader in = new FieldReader(body);
        byte[] sessionId = in.bytes(Suite.SESSION_ID, "session_id");
        int index = in.u16("index");
        in.bytes(Suite.RANDOM, "random_I");
        byte[] mac = in.bytes(Suite.MAC, "mac");
        in.end("JOIN");
        byte[] j = Arrays.copyOf(body, J);
        Session session = sessions.find(sessionId);
        SessionSecrets secrets = session.secrets();
        if (!secrets.joinMacHolds(j, mac)) {
            throw new HandshakeException(AlertCode.AUTH_FAILED, "JOIN has a wrong MAC");
        }
        session.takeIndex(index, channels.limits().streams());
        byte[] randomR = channels.settings().randomBytes(Suite.RANDOM);
        RecordChannel channel =
                channels.ofResponder(connection, session, index, secrets.joined(j, randomR));
        byte[] mine =
                new FieldWriter().bytes(randomR).bytes(secrets.joinOkMac(j, randomR)).toBytes();
        boolean joined = false;
        try {
            frames.write(FrameType.JOIN_OK, mine);
            joined = true;
            return channel;
        } finally {
            if (!joined) {
                session.remove(channel);
            }
        }
    }
}
