package io.godwit.discovery.server.redis;

import io.godwit.core.discovery.api.ApiLimits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a script answers: a word, then numbers, words or bytes.
 *
 * @param values as they came
 */
record ScriptAnswer(List<?> values) {

    private static final int MAX_WORD = 32;

    /** Enough for the counts of the torrents of one scrape. */
    private static final int MAX_VALUES = 256;

    /** Takes what the client library gives. */
    static ScriptAnswer of(@Nullable Object answer) throws RedisException.Malformed {
        if (answer instanceof List<?> values && !values.isEmpty() && values.size() <= MAX_VALUES) {
            return new ScriptAnswer(values);
        }
        throw new RedisException.Malformed("answer of a script");
    }

    /** The first value. */
    String word() throws RedisException.Malformed {
        return word(0);
    }

    String word(int at) throws RedisException.Malformed {
        return Field.text("answer of a script", value(at), MAX_WORD);
    }

    long number(int at) throws RedisException.Malformed {
        return Field.number("answer of a script", value(at), ApiLimits.INTEGER);
    }

    /** Bytes, also none. */
    byte[] bytes(int at, int most) throws RedisException.Malformed {
        if (value(at) instanceof byte[] bytes && bytes.length <= most) {
            return bytes;
        }
        throw new RedisException.Malformed("answer of a script");
    }

    private @Nullable Object value(int at) throws RedisException.Malformed {
        if (at >= values.size()) {
            throw new RedisException.Malformed("answer of a script");
        }
        return values.get(at);
    }
}
