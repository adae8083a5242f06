package io.godwit.core.handshake;

import java.io.ByteArrayOutputStream;

/** Puts fields together, big-endian. */
final class FieldWriter {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(2_048);

    FieldWriter u8(int value) {
        out.write(value);
        return this;
    }

    FieldWriter u16(int value) {
        return u8(value >>> 8).u8(value);
    }

    FieldWriter u32(int value) {
        return u16(value >>> 16).u16(value);
    }

    FieldWriter bytes(byte[] value) {
        out.writeBytes(value);
        return this;
    }

    FieldWriter v16(byte[] value) {
        return u16(value.length).bytes(value);
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
