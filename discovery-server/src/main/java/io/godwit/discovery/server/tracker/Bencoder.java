package io.godwit.discovery.server.tracker;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes bencoding (BEP 3). Keys of a dictionary have to be written in the order of their bytes; whoever writes them
 * knows them all. For one thread.
 */
final class Bencoder {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);

    Bencoder beginDictionary() {
        out.write('d');
        return this;
    }

    Bencoder beginList() {
        out.write('l');
        return this;
    }

    Bencoder end() {
        out.write('e');
        return this;
    }

    Bencoder number(long value) {
        out.write('i');
        ascii(Long.toString(value));
        out.write('e');
        return this;
    }

    Bencoder bytes(byte[] value) {
        ascii(Integer.toString(value.length));
        out.write(':');
        out.writeBytes(value);
        return this;
    }

    Bencoder text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    private void ascii(String digits) {
        out.writeBytes(digits.getBytes(StandardCharsets.US_ASCII));
    }

    byte[] finish() {
        return out.toByteArray();
    }
}
