package io.godwit.discovery.server.tracker;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The part of a request behind the question mark, as bytes: percent-encoding (RFC 3986) stands for single bytes, since
 * hashes are not text, and a plus sign for itself. Immutable and thread-safe.
 */
final class QueryString {

    /** Longest query; an announcement has some 400 characters, a scrape of {@link #MAX_HASHES} torrents some 4,600. */
    static final int MAX_CHARS = 6_144;

    /** Most parameters. */
    static final int MAX_PARAMETERS = 96;

    /** Most torrents of one scrape. */
    static final int MAX_HASHES = 64;

    /** A name and its decoded bytes. */
    private static final class Parameter {
        private final String name;
        private final byte[] value;

        Parameter(String name, byte[] value) {
            this.name = name;
            this.value = value;
        }
    }

    private final List<Parameter> parameters;

    private QueryString(List<Parameter> parameters) {
        this.parameters = parameters;
    }

    /**
     * Reads a query.
     *
     * @param raw as in the request line
     * @throws TrackerException if it is longer than it may be or no percent-encoding
     */
    static QueryString parse(String raw) throws TrackerException {
        if (raw.length() > MAX_CHARS) {
            throw new TrackerException("", "the query is too long");
        }
        var parameters = new ArrayList<Parameter>();
        for (int start = 0; start <= raw.length(); ) {
            int end = raw.indexOf('&', start);
            end = end < 0 ? raw.length() : end;
            if (end > start) {
                parameters.add(parameter(raw.substring(start, end)));
            }
            if (parameters.size() > MAX_PARAMETERS) {
                throw new TrackerException("", "too many parameters");
            }
            start = end + 1;
        }
        return new QueryString(parameters);
    }

    private static Parameter parameter(String text) throws TrackerException {
        int equals = text.indexOf('=');
        int end = equals < 0 ? text.length() : equals;
        byte[] name = decode(text, 0, end);
        byte[] value = equals < 0 ? new byte[0] : decode(text, equals + 1, text.length());
        return new Parameter(new String(name, StandardCharsets.ISO_8859_1), value);
    }

    private static byte[] decode(String text, int start, int end) throws TrackerException {
        byte[] bytes = new byte[end - start];
        int length = 0;
        for (int at = start; at < end; at++) {
            char letter = text.charAt(at);
            if (letter == '%') {
                if (at + 2 >= end) {
                    throw notEncoded();
                }
                bytes[length++] = (byte) (digit(text, at + 1) << 4 | digit(text, at + 2));
                at += 2;
            } else if (letter > ' ' && letter < 0x7f) {
                bytes[length++] = (byte) letter;
            } else {
                throw notEncoded();
            }
        }
        return Arrays.copyOf(bytes, length);
    }

    private static int digit(String text, int at) throws TrackerException {
        char letter = text.charAt(at);
        int digit = letter < 0x7f ? Character.digit(letter, 16) : -1;
        if (digit < 0) {
            throw notEncoded();
        }
        return digit;
    }

    private static TrackerException notEncoded() {
        return new TrackerException("", "the query is not percent-encoded");
    }

    /** All values of a name, in their order. */
    List<byte[]> all(String name) {
        return parameters.stream().filter(p -> p.name.equals(name)).map(p -> p.value).toList();
    }

    /**
     * The value of a name.
     *
     * @throws TrackerException if it is there more than once
     */
    Optional<byte[]> one(String name) throws TrackerException {
        List<byte[]> values = all(name);
        if (values.size() > 1) {
            throw new TrackerException(name, name + " is there more than once");
        }
        return values.stream().findFirst();
    }

    /**
     * A whole number.
     *
     * @param most largest that is taken
     * @throws TrackerException if it is something else than a number from 0 to the largest
     */
    Optional<Long> number(String name, long most) throws TrackerException {
        Optional<byte[]> value = one(name);
        if (value.isEmpty() || value.get().length == 0) {
            return Optional.empty();
        }
        String text = new String(value.get(), StandardCharsets.ISO_8859_1);
        if (!text.matches("[0-9]{1,19}")) {
            throw outOfRange(name);
        }
        // 19 digits may be more than a long holds; then this is negative.
        long number = Long.parseUnsignedLong(text);
        if (number < 0 || number > most) {
            throw outOfRange(name);
        }
        return Optional.of(number);
    }

    private static TrackerException outOfRange(String name) {
        return new TrackerException(name, name + " is out of range");
    }

    /**
     * A hash or a client's ID.
     *
     * @throws TrackerException if it is not there or has not 20 bytes
     */
    TorrentHash hash(String name) throws TrackerException {
        return hash(
                name,
                one(name).orElseThrow(() -> new TrackerException(name, name + " is missing")));
    }

    static TorrentHash hash(String name, byte[] value) throws TrackerException {
        if (value.length != TorrentHash.BYTES) {
            throw new TrackerException(name, name + " has to have 20 bytes");
        }
        return TorrentHash.of(value);
    }
}
