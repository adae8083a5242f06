package io.godwit.app.cli.discovery;

import io.godwit.discovery.server.redis.RedisAddress;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads where a Redis is. */
public final class RedisConverter implements ITypeConverter<RedisAddress> {
    static final String WRONG =
            "not a URL like redis://HOST:6379 or rediss://USER:PASSWORD@HOST:6379/0";

    @Override
    public RedisAddress convert(String value) {
        return RedisAddress.parse(value).orElseThrow(() -> new TypeConversionException(WRONG));
    }
}
