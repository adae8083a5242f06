package io.godwit.discovery.server.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** A program that Redis runs at one stroke; its text lies beside this class. Immutable. */
enum Script {
    REGISTER,
    HEARTBEAT,
    REMOVE,
    PUBLISH,
    SWEEP("tracker"),
    RATE,
    ANNOUNCE("tracker"),
    LEAVE("tracker"),
    SCRAPE("tracker"),
    TIDY("tracker");

    private final String text;

    /** One that shares with all others, and with some. */
    Script(String... shared) {
        var parts = new StringBuilder(resource("common")).append('\n');
        for (String part : shared) {
            parts.append(resource(part)).append('\n');
        }
        text = parts.append(resource(name().toLowerCase(Locale.ROOT))).toString();
    }

    /** What is sent, with what it shares. */
    String text() {
        return text;
    }

    private static String resource(String name) {
        try (InputStream in = Script.class.getResourceAsStream(name + ".lua")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + ".lua is not in the program", e);
        }
    }
}
