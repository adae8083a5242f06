package io.godwit.app.cli.discovery;

import io.godwit.discovery.server.accesslog.Detail;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how much is written of each request. */
public final class DetailConverter implements ITypeConverter<Detail> {
    @Override
    public Detail convert(String value) {
        return switch (value) {
            case "off" -> Detail.OFF;
            case "routes" -> Detail.ROUTES;
            case "full" -> Detail.FULL;
            default -> throw new TypeConversionException("write off, routes or full");
        };
    }
}
