package io.godwit.core.peer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.dataformat.cbor.CBORFactory;

/** Writes deterministic CBOR (RFC 8949 §4.2.1): shortest lengths, nothing of indefinite length. For one thread. */
final class CborWriter {

    private static final CBORFactory FACTORY = new CBORFactory();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final JsonGenerator generator =
            FACTORY.createGenerator(ObjectWriteContext.empty(), bytes);

    CborWriter beginArray(int size) {
        generator.writeStartArray(null, size);
        return this;
    }

    CborWriter endArray() {
        generator.writeEndArray();
        return this;
    }

    CborWriter number(long value) {
        generator.writeNumber(value);
        return this;
    }

    CborWriter binary(byte[] value) {
        generator.writeBinary(value);
        return this;
    }

    /** By way of bytes, because the generator guesses the size of a string's length field before it knows it. */
    CborWriter text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        generator.writeUTF8String(utf8, 0, utf8.length);
        return this;
    }

    byte[] finish() {
        generator.close();
        return bytes.toByteArray();
    }
}
