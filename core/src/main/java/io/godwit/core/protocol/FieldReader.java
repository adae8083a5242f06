package io.godwit.core.protocol;

import io.godwit.core.content.ContentId;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads the fields of one message strictly: every value has a range, every byte must be used. */
final class FieldReader {

    private final ByteBuffer data;

    FieldReader(byte[] array, int offset, int length) {
        this.data = ByteBuffer.wrap(array, offset, length);
    }

    int u8(String field, int min, int max) throws ProtocolException {
        return (int) inRange(field, need(field, Byte.BYTES).get() & 0xff, min, max);
    }

    int u16(String field, int min, int max) throws ProtocolException {
        return (int) inRange(field, need(field, Short.BYTES).getShort() & 0xffff, min, max);
    }

    int u32(String field, int min, int max) throws ProtocolException {
        return (int) inRange(field, need(field, Integer.BYTES).getInt() & 0xffff_ffffL, min, max);
    }

    /** A u64 of which values from 2^63 are out of every range. */
    long u64(String field, long min, long max) throws ProtocolException {
        return inRange(field, need(field, Long.BYTES).getLong(), min, max);
    }

    ContentId id(String field) throws ProtocolException {
        need(field, ContentId.BYTES);
        return new ContentId(data.getLong(), data.getLong(), data.getLong(), data.getLong());
    }

    /** UTF-8 behind a u16 length in bytes. */
    String text(String field, int minBytes, int maxBytes) throws ProtocolException {
        int length = u16(field, minBytes, maxBytes);
        ByteBuffer utf8 = need(field, length).slice(data.position(), length);
        data.position(data.position() + length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
        } catch (CharacterCodingException malformed) {
            throw malformed(field, "not UTF-8");
        }
    }

    byte[] bytes(String field, int length) throws ProtocolException {
        need(field, length);
        byte[] bytes = new byte[length];
        data.get(bytes);
        return bytes;
    }

    int remaining() {
        return data.remaining();
    }

    void end() throws ProtocolException {
        if (data.hasRemaining()) {
            throw malformed("length", data.remaining() + " bytes too many");
        }
    }

    static long inRange(String field, long value, long min, long max) throws ProtocolException {
        if (value < min || value > max) {
            throw malformed(field, value + " is not in " + min + " to " + max);
        }
        return value;
    }

    static ProtocolException malformed(String field, String detail) {
        return new ProtocolException(AlertCode.MALFORMED, field, detail);
    }

    private ByteBuffer need(String field, int bytes) throws ProtocolException {
        if (data.remaining() < bytes) {
            throw malformed(field, bytes + " bytes needed, " + data.remaining() + " left");
        }
        return data;
    }
}
