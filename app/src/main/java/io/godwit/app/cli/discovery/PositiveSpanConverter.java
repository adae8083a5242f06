package io.godwit.app.cli.discovery;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time of at least a second, such as {@code 30s}, {@code 5m} or {@code 1h}. */
public final class PositiveSpanConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String value) {
        Duration span = new SpanConverter().convert(value);
        if (span.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new TypeConversionException("shorter than a second");
        }
        return span;
    }
}
