package io.godwit.core.handshake;

import io.godwit.core.protocol.AlertCode;
import java.nio.ByteBuffer;

/** Takes fields off a frame body in order; whatever is missing or too much is MALFORMED and names the field. */
final class FieldReader {

    private final ByteBuffer in;

    FieldReader(byte[] body) {
        this.in = ByteBuffer.wrap(body);
    }

    int u8(String field) throws HandshakeException {
        require(1, field);
        return in.get() & 0xff;
    }

    int u16(String field) throws HandshakeException {
        require(2, field);
        return in.getShort() & 0xffff;
    }

    long u32(String field) throws HandshakeException {
        require(4, field);
        return in.getInt() & 0xffff_ffffL;
    }

    byte[] bytes(int length, String field) throws HandshakeException {
        require(length, field);
        byte[] result = new byte[length];
        in.get(result);
        return result;
    }

    /** u16 length, then that many bytes. */
    byte[] v16(String field) throws HandshakeException {
        return bytes(u16(field), field);
    }

    /** How many bytes were taken. */
    int position() {
        return in.position();
    }

    void end(String frame) throws HandshakeException {
        if (in.hasRemaining()) {
            throw malformed(frame, "trailing bytes");
        }
    }

    private void require(int length, String field) throws HandshakeException {
        if (in.remaining() < length) {
            throw malformed(field, "cut short");
        }
    }

    static HandshakeException malformed(String field, String detail) {
        return new HandshakeException(AlertCode.MALFORMED, field + ": " + detail);
    }
}
