package io.godwit.core.session;

import io.godwit.core.handshake.HandshakeException;
import io.godwit.core.handshake.InboundRecord;
import io.godwit.core.handshake.SecureChannel;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.PeerLimits;
import io.godwit.core.transport.Connection;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** A channel without any secrecy: {@code u8 kind, u32 stream, u32 length, data}. */
class PlainChannel implements SecureChannel {

    private static final int HEADER = 9;
    private static final int CLOSE = 0x05;

    private final Connection connection;
    private final PeerId remote;
    private final byte[] sessionId;
    private final int index;
    private final PeerLimits limits;

    PlainChannel(
            Connection connection, PeerId remote, byte[] sessionId, int index, PeerLimits limits) {
        this.connection = connection;
        this.remote = remote;
        this.sessionId = sessionId.clone();
        this.index = index;
        this.limits = limits;
    }

    static void readFully(Connection connection, ByteBuffer target) throws IOException {
        while (target.hasRemaining()) {
            if (connection.read(target) < 0) {
                throw new HandshakeException(AlertCode.TRUNCATED, "end of stream");
            }
        }
        target.flip();
    }

    @Override
    public PeerId remote() {
        return remote;
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return connection.remoteAddress();
    }

    @Override
    public byte[] sessionId() {
        return sessionId.clone();
    }

    @Override
    public byte[] channelBinding() {
        return new byte[32];
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public PeerLimits remoteLimits() {
        return limits;
    }

    @Override
    public void write(int kind, int stream, byte[] buffer, int offset, int length)
            throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER + length);
        header.put((byte) kind).putInt(stream).putInt(length).put(buffer, offset, length).flip();
        connection.write(header);
    }

    @Override
    public void flush() {}

    @Override
    public InboundRecord read() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        readFully(connection, header);
        int kind = header.get() & 0xff;
        int stream = header.getInt();
        ByteBuffer data = ByteBuffer.allocate(header.getInt());
        readFully(connection, data);
        if (kind == CLOSE) {
            throw new EOFException();
        }
        return new PlainRecord(kind, stream, data.array());
    }

    @Override
    public void close() {
        try {
            write(CLOSE, 0, new byte[0], 0, 0);
        } catch (IOException gone) {
            // Nobody is there to be told.
        } finally {
            connection.close();
        }
    }

    private record PlainRecord(int kind, int stream, byte[] array) implements InboundRecord {

        @Override
        public int offset() {
            return 0;
        }

        @Override
        public int length() {
            return array.length;
        }

        @Override
        public void release() {}
    }
}
