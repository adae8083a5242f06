package io.godwit.app.cli.discovery;

import io.godwit.discovery.server.ratelimit.Rate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how often something may be asked: {@code 100:1000} is 100 a second in the long run, 1,000 at once. */
public final class PaceConverter implements ITypeConverter<Rate> {
    private static final int MOST = 1_000_000;

    @Override
    public Rate convert(String value) {
        String[] parts = value.split(":", -1);
        if (parts.length != 2) {
            throw new TypeConversionException(
                    "not a rate; write PER-SECOND:AT-ONCE, for example 100:1000");
        }
        return new Rate(
                (int) Numbers.parse(parts[1], 1, MOST), (int) Numbers.parse(parts[0], 1, MOST));
    }
}
