package io.godwit.discovery.server.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What is passed to a script, in the order that its first line says. For one thread. */
final class Arguments {

    private final List<byte[]> values = new ArrayList<>();

    /** Adds bytes; they are not copied. */
    Arguments bytes(byte[] value) {
        values.add(value);
        return this;
    }

    /** Adds a text in UTF-8. */
    Arguments text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a whole number in decimal digits. */
    Arguments number(long value) {
        return text(Long.toString(value));
    }

    /** Adds 1 or 0. */
    Arguments flag(boolean value) {
        return number(value ? 1 : 0);
    }

    /** All of them. */
    List<byte[]> values() {
        return List.copyOf(values);
    }
}
