package io.godwit.core.protocol;

import io.godwit.core.content.ContentId;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Writes the fields of one message. What this side says itself and breaks a limit is a fault of the program and ends
 * in an {@link IllegalArgumentException}.
 */
final class FieldWriter {

    private final ByteBuffer data;
    private final int start;

    FieldWriter(byte[] array, int start) {
        this.data = ByteBuffer.wrap(array, start, array.length - start);
        this.start = start;
    }

    FieldWriter u8(String field, int value, int max) {
        data.put((byte) inRange(field, value, max));
        return this;
    }

    FieldWriter u16(String field, int value, int max) {
        data.putShort((short) inRange(field, value, max));
        return this;
    }

    FieldWriter u32(String field, int value, int max) {
        data.putInt((int) inRange(field, value, max));
        return this;
    }

    FieldWriter u64(String field, long value) {
        data.putLong(inRange(field, value, Long.MAX_VALUE));
        return this;
    }

    FieldWriter id(ContentId id) {
        id.write(data.array(), data.position());
        data.position(data.position() + ContentId.BYTES);
        return this;
    }

    FieldWriter text(String field, String text, int maxBytes) {
        try {
            ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            u16(field, utf8.remaining(), maxBytes);
            data.put(utf8);
            return this;
        } catch (CharacterCodingException loneSurrogate) {
            throw new IllegalArgumentException(field + " is not Unicode text", loneSurrogate);
        }
    }

    FieldWriter bytes(byte[] array, int offset, int length) {
        data.put(array, offset, length);
        return this;
    }

    int length() {
        return data.position() - start;
    }

    private static long inRange(String field, long value, long max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(field + " out of range: " + value);
        }
        return value;
    }
}
