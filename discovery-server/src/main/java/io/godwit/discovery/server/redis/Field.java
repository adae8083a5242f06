package io.godwit.discovery.server.redis;

import io.godwit.core.peer.PeerId;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads single values that come out of Redis, within bounds. */
final class Field {

    private static final Logger LOG = LoggerFactory.getLogger(Field.class);

    /** Digits of 2^53. */
    private static final int MAX_DIGITS = 16;

    private Field() {}

    /** Bytes, from one to so many. */
    static byte[] bytes(String name, @Nullable Object value, int most)
            throws RedisException.Malformed {
        if (value instanceof byte[] bytes && bytes.length > 0 && bytes.length <= most) {
            return bytes;
        }
        throw new RedisException.Malformed(name);
    }

    /** UTF-8, also empty. */
    static String text(String name, @Nullable Object value, int mostBytes)
            throws RedisException.Malformed {
        if (value instanceof byte[] bytes && bytes.length <= mostBytes) {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            } catch (CharacterCodingException e) {
                throw new RedisException.Malformed(name);
            }
        }
        throw new RedisException.Malformed(name);
    }

    /** A whole number in decimal digits, from 0. */
    static long number(String name, @Nullable Object value, long most)
            throws RedisException.Malformed {
        long number = value instanceof Long whole ? whole : digits(name, value);
        if (number < 0 || number > most) {
            throw new RedisException.Malformed(name);
        }
        return number;
    }

    private static long digits(String name, @Nullable Object value)
            throws RedisException.Malformed {
        String text = value instanceof String known ? known : text(name, value, MAX_DIGITS);
        if (!text.matches("[0-9]{1," + MAX_DIGITS + "}")) {
            throw new RedisException.Malformed(name);
        }
        return Long.parseLong(text);
    }

    /** As {@link #number}, 0 when it is not there. */
    static long optional(String name, byte @Nullable [] value, long most)
            throws RedisException.Malformed {
        return value == null ? 0 : number(name, value, most);
    }

    /** A peer ID in hexadecimal digits; empty for anything else, which must not take everybody else away. */
    static Optional<PeerId> id(String name, @Nullable String text) {
        if (text != null && text.matches("[0-9a-f]{" + 2 * PeerId.BYTES + "}")) {
            return Optional.of(PeerId.of(HexFormat.of().parseHex(text)));
        }
        LOG.warn("a peer is left out: malformed in Redis: {}", name);
        return Optional.empty();
    }
}
