package io.godwit.app.cli.discovery;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads who may have the metrics. */
public final class MetricsConverter implements ITypeConverter<MetricsReaders> {
    @Override
    public MetricsReaders convert(String value) {
        return switch (value) {
            case "everybody" -> MetricsReaders.EVERYBODY;
            case "nobody" -> MetricsReaders.NOBODY;
            default -> throw new TypeConversionException("write everybody or nobody");
        };
    }
}
