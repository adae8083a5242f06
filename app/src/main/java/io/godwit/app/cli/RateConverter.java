package io.godwit.app.cli;

import io.godwit.app.text.ByteRate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --limit}. */
public final class RateConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String value) {
        return ByteRate.parse(value)
                .orElseThrow(() ->
                        new TypeConversionException(
                                "not a rate; write for example 500K, 5M or 1.5G"
                                        + " (bytes a second, at least 1K)"));
    }
}
