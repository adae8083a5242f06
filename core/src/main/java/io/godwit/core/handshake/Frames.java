package io.godwit.core.handshake;

import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.Limits;
import io.godwit.core.transport.Connection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Reads and writes the frames before keys on one connection; no byte beyond a frame is ever consumed. */
final class Frames {

    private static final int HEADER = 4;

    private final Connection connection;

    Frames(Connection connection) {
        this.connection = connection;
    }

    /** A frame as it came. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, read once
    record Frame(FrameType type, byte[] body) {}

    void write(FrameType type, byte[] body) throws IOException {
        connection.write(
                ByteBuffer.allocate(HEADER + body.length)
                        .putInt(type.wire() << 24 | body.length)
                        .put(body)
                        .flip());
    }

    void alert(AlertCode code) throws IOException {
        write(FrameType.ALERT, new byte[] {(byte) code.wire()});
    }

    /**
     * Reads one frame of the given type.
     *
     * @throws HandshakeException with the other end's code when an ALERT came instead
     */
    byte[] read(FrameType expected) throws IOException {
        return readOneOf(EnumSet.of(expected)).body();
    }

    /** Reads the first frame of a connection, which nothing has yet shown to be Godwit's. */
    Frame readFirst() throws IOException {
        return readOneOf(EnumSet.of(FrameType.HELLO, FrameType.JOIN));
    }

    private Frame readOneOf(Set<FrameType> expected) throws IOException {
        int header = ByteBuffer.wrap(readExactly(HEADER)).getInt();
        int wire = header >>> 24;
        int length = header & 0xff_ffff;
        if (wire == FrameType.ALERT.wire() && !expected.contains(FrameType.HELLO)) {
            throw readAlert(length);
        }
        FrameType type = typeOf(wire, expected);
        if (length > type.limit()) {
            throw new HandshakeException(
                    AlertCode.TOO_LARGE, type + " of " + length + " bytes, limit " + type.limit());
        }
        return new Frame(type, readExactly(length));
    }

    private static FrameType typeOf(int wire, Set<FrameType> expected) throws HandshakeException {
        for (FrameType type : expected) {
            if (type.wire() == wire) {
                return type;
            }
        }
        boolean first = expected.contains(FrameType.HELLO);
        boolean known = Arrays.stream(FrameType.values()).anyMatch(type -> type.wire() == wire);
        throw new HandshakeException(
                first && !known ? AlertCode.MAGIC : AlertCode.MALFORMED,
                "frame type " + wire + " instead of " + expected);
    }

    private HandshakeException readAlert(int length) throws IOException {
        return alertOf(length, length == 1 ? readExactly(1)[0] : 0);
    }

    /** What an ALERT frame of the other end means here; it is not answered. */
    static HandshakeException alertOf(int length, byte wire) {
        if (length != FrameType.ALERT.limit()) {
            return HandshakeException.silent(AlertCode.MALFORMED, "ALERT of " + length + " bytes");
        }
        return AlertCode.of(wire & 0xff)
                .map(code -> HandshakeException.silent(code, "said by the other end"))
                .orElseGet(() -> HandshakeException.silent(AlertCode.MALFORMED, "alert " + wire));
    }

    private byte[] readExactly(int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (connection.read(buffer) < 0) {
                throw new HandshakeException(AlertCode.TRUNCATED, "ended during the handshake");
            }
        }
        return buffer.array();
    }

    /** Reads and forgets until the other end closes, so that a reset does not overtake what was written last. */
    void drain() throws IOException {
        ByteBuffer sink = ByteBuffer.allocate(Limits.FRAME);
        int left = 64 * Limits.FRAME;
        int n = 0;
        while (n >= 0 && left > 0) {
            n = connection.read(sink.clear());
            left -= n;
        }
    }
}
