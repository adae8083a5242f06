package io.godwit.core.session;

import io.godwit.core.handshake.HandshakeException;
import io.godwit.core.handshake.SecureChannel;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.PeerLimits;
import io.godwit.core.transport.Connection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A handshake in which everybody is believed: HELLO (type 1) says who calls and whom it wants, JOIN (type 4) names the
 * session; the answer is one frame of type 2 or 5.
 */
final class PlainOpener implements ChannelOpener {

    private static final int HELLO = 1;
    private static final int SESSION = 2;
    private static final int JOIN = 4;
    private static final int JOIN_OK = 5;

    private static final AtomicLong SESSIONS = new AtomicLong();

    private final PeerId self;
    private final PeerLimits limits;
    private final AtomicInteger handshakes = new AtomicInteger();

    PlainOpener(PeerId self) {
        this(self, PeerLimits.DEFAULT);
    }

    PlainOpener(PeerId self, PeerLimits limits) {
        this.self = self;
        this.limits = limits;
    }

    static PeerId peer(long number) {
        return new PeerId(number, 0, 0, 0);
    }

    /** Handshakes that this side answered. */
    int handshakes() {
        return handshakes.get();
    }

    static ByteBuffer frame(int type, byte[] body) {
        return ByteBuffer.allocate(4 + body.length)
                .putInt(type << 24 | body.length)
                .put(body)
                .flip();
    }

    static byte[] helloBody(PeerId caller, PeerId wanted) {
        return ByteBuffer.allocate(64).put(caller.toBytes()).put(wanted.toBytes()).array();
    }

    private static ByteBuffer readFrame(Connection connection) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(4);
        PlainChannel.readFully(connection, header);
        int word = header.getInt();
        ByteBuffer body = ByteBuffer.allocate(4 + (word & 0xff_ffff)).putInt(word >>> 24);
        PlainChannel.readFully(connection, body);
        return body;
    }

    private static PeerId peerIn(ByteBuffer body) {
        return new PeerId(body.getLong(), body.getLong(), body.getLong(), body.getLong());
    }

    @Override
    public SecureChannel initiate(Connection connection, PeerId expected) throws IOException {
        connection.write(frame(HELLO, helloBody(self, expected)));
        ByteBuffer answer = readFrame(connection);
        answer.getInt();
        if (!peerIn(answer).equals(expected)) {
            throw new HandshakeException(AlertCode.PEER_MISMATCH, "another peer");
        }
        byte[] sessionId = new byte[16];
        answer.get(sessionId);
        return new PlainChannel(connection, expected, sessionId, 0, limits);
    }

    @Override
    public SecureChannel respond(Connection connection) throws IOException {
        ByteBuffer frame = readFrame(connection);
        return switch (frame.getInt()) {
            case HELLO -> hello(connection, frame);
            case JOIN -> joined(connection, frame);
            default -> throw new HandshakeException(AlertCode.MAGIC, "no such frame");
        };
    }

    private SecureChannel hello(Connection connection, ByteBuffer frame) throws IOException {
        handshakes.incrementAndGet();
        PeerId caller = peerIn(frame);
        ByteBuffer sessionId =
                ByteBuffer.allocate(16).putLong(self.w0()).putLong(SESSIONS.incrementAndGet());
        byte[] body = ByteBuffer.allocate(48).put(self.toBytes()).put(sessionId.array()).array();
        connection.write(frame(SESSION, body));
        return new PlainChannel(connection, caller, sessionId.array(), 0, limits);
    }

    private SecureChannel joined(Connection connection, ByteBuffer frame) throws IOException {
        PeerId caller = peerIn(frame);
        byte[] sessionId = new byte[16];
        frame.get(sessionId);
        int index = frame.getInt();
        connection.write(frame(JOIN_OK, new byte[1]));
        return new PlainChannel(connection, caller, sessionId, index, limits);
    }

    @Override
    public SecureChannel join(Connection connection, SecureChannel first, int index)
            throws IOException {
        byte[] body =
                ByteBuffer.allocate(52)
                        .put(self.toBytes())
                        .put(first.sessionId())
                        .putInt(index)
                        .array();
        connection.write(frame(JOIN, body));
        readFrame(connection);
        return new PlainChannel(connection, first.remote(), first.sessionId(), index, limits);
    }
}
